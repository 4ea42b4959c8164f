import type { Administration, Office } from '../configuration/index.js';
import { officeOfRecord } from './office-of-record.js';
import { recordsOf } from './records.js';

export interface ReadDirectory {
  /** By commune, each list in an order of its own that does not change from one reading to the next. */
  offices: Map<string, Office[]>;
  records: number;
  /** Records that name one of our communes and could not be used. */
  skipped: { id: string; fault: string }[];
}

/**
 * Reads the official directory and keeps the offices competent for some communes, of administrations we know.
 * @throws TruncatedDirectory
 */
export async function readDirectory(
  chunks: AsyncIterable<Buffer>,
  administrations: readonly Administration[],
  communes: readonly string[],
): Promise<ReadDirectory> {
  const pivots = new Map(
    administrations.flatMap(({ pivot, pivot_legacy }) =>
      [pivot, ...pivot_legacy].map((name) => [name, pivot] as const),
    ),
  );
  const read: ReadDirectory = { offices: new Map(communes.map((code) => [code, []])), records: 0, skipped: [] };
  for await (const bytes of recordsOf(chunks)) {
    read.records++;
    // One in thousands is about us: the others are not worth parsing.
    if (!communes.some((code) => bytes.includes(code))) continue;
    const found = officeOfRecord(bytes, pivots, communes);
    if (!found.ok) read.skipped.push({ id: found.id, fault: found.fault });
    else for (const office of found.offices) for (const code of office.communes) read.offices.get(code)!.push(office);
  }
  for (const offices of read.offices.values()) offices.sort(byPlace);
  return read;
}

function byPlace(one: Office, other: Office): number {
  return (
    one.pivot.localeCompare(other.pivot, 'fr') ||
    one.name.localeCompare(other.name, 'fr') ||
    one.directory_id!.localeCompare(other.directory_id!)
  );
}
