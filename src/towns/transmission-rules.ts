import type { Platform } from './configuration/index.js';
import type { Town } from './town.js';

/** What was in force that day; before the first line, the first line. @param day YYYY-MM-DD */
export function transmissionRules(
  { platform }: Pick<Town, 'platform'>,
  day: string,
): Platform['transmissions'][number] {
  const inOrder = platform.transmissions.toSorted((one, other) => one.valid_from.localeCompare(other.valid_from));
  return inOrder.findLast(({ valid_from }) => valid_from <= day) ?? inOrder[0]!;
}
