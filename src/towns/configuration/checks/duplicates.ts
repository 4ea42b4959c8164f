import { pick } from '../pick.js';
import { problemAt } from '../problem.js';
import type { Path, Problem } from '../problem.js';
import type { Sheets } from '../sheets.js';
import type { Sheet } from '../yaml-sheet.js';

/** What must be written once: across all towns, all démarches, or inside one town. */
export function checkDuplicates({ towns, routing, catalogue, administrations, alerts, dangers }: Sheets): Problem[] {
  return [
    ...once('code', towns, ['code']),
    ...once('slug', towns, ['slug']),
    ...once('mailbox', towns, ['mailboxes.*.address']),
    ...once('mailbox variable', towns, ['mailboxes.*.url.env']),
    ...once('folder', towns, ['scan_folder.path', 'print_folder.path']),
    ...towns.flatMap((town) => once('service', [town], ['services.*.id', 'shared_services.*.service'])),
    ...towns.flatMap((town) => once('counter', [town], ['counters.*.id'])),
    ...towns.flatMap((town) => once('ring group', [town], ['ring_groups.*.id'])),
    ...routing.flatMap((sheet) => once('rule', [sheet], ['rules.*.id'])),
    ...routing.flatMap((sheet) => once('district', [sheet], ['districts.*.id'])),
    ...once('démarche', catalogue, ['demarches.*.id']),
    ...once('administration', administrations, ['administrations.*.id']),
    ...once('pivot', administrations, ['administrations.*.pivot']),
    ...once('alert', alerts, ['alerts.*.id']),
    ...once('phrase', alerts, ['alerts.*.phrases.*']),
    ...once('text', dangers, ['danger.*', 'quiet.*']),
  ];
}

function once(noun: string, sheets: readonly Sheet[], selectors: readonly string[]): Problem[] {
  const seen = new Map<string, [Sheet, Path]>();
  const found = sheets.flatMap((sheet) =>
    selectors.flatMap((selector) => pick(sheet.raw, selector).map(({ value, path }) => ({ sheet, value, path }))),
  );
  return found.flatMap(({ sheet, value, path }) => {
    const first = seen.get(value.toLowerCase());
    seen.set(value.toLowerCase(), first ?? [sheet, path]);
    return first
      ? [problemAt(sheet, path, `${noun} \`${value}\` is already at ${first[0].file}:${first[0].lineOf(first[1])}`)]
      : [];
  });
}
