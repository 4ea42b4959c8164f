import { DateTime } from 'luxon';
import type { z } from 'zod';
import type { Legal } from './legal.schema.js';

interface Dated {
  legal: Legal;
  legal_versions?: Legal[];
}

/** The version in force on a day; undefined before or after those that are established. @param day YYYY-MM-DD */
export function versionOn({ legal, legal_versions = [] }: Dated, day: string): Legal | undefined {
  return [legal, ...legal_versions].find(
    ({ valid_from, valid_to }) => (!valid_from || valid_from <= day) && (!valid_to || day <= valid_to),
  );
}

/** Between the first version and the last no day has two laws, and none has no law. */
export function checkVersions({ legal, legal_versions = [] }: Dated, context: z.core.$RefinementCtx): void {
  const versions = [
    { version: legal, path: ['legal'] },
    ...legal_versions.map((version, place) => ({ version, path: ['legal_versions', place] })),
  ].sort((one, other) => (one.version.valid_from ?? '').localeCompare(other.version.valid_from ?? ''));
  versions.slice(1).forEach(({ version: { valid_from }, path }, place) => {
    const before = versions[place]!;
    const end = before.version.valid_to;
    const refuse = (at: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path: at, message });
    if (!end) return refuse([...before.path, 'valid_to'], 'missing, expected the last day before the next version');
    const next = DateTime.fromISO(end, { zone: 'utc' }).plus({ days: 1 }).toISODate()!;
    if (!valid_from) refuse([...path, 'valid_from'], 'missing, expected the first day of this version');
    else if (valid_from < next)
      refuse([...path, 'valid_from'], `two versions hold on that day, expected ${next}, after the version before it`);
    else if (valid_from > next)
      refuse([...path, 'valid_from'], `no version holds just before that day, expected ${next}`);
  });
}
