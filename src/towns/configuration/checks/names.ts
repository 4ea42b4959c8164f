import { pick } from '../pick.js';
import type { Checked } from '../sheets.js';

/**
 * The names that files of one kind give. Undefined when they cannot be known: a file is not YAML, or the very key that holds
 * them is missing or misspelt. Then nothing may be called unknown: one slip would look like a hundred.
 */
export function namesIn(sheets: readonly Checked<unknown>[], ...selectors: string[]): string[] | undefined {
  if (sheets.some((sheet) => sheet.raw === undefined || sheet.misnamed)) return undefined;
  const names = sheets.flatMap((sheet) => selectors.flatMap((one) => pick(sheet.raw, one))).map(({ value }) => value);
  return names.length === 0 ? undefined : names;
}
