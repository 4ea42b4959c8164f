/** A number is written with that many, and said without the zeros before. */
const digits = 6;

/** « SA-2027-12 », « 2027-12 », « 12 » in any case, as a pattern of dossiers' numbers; null for what can be none. */
export function typedNumber(typed: string): string | null {
  const found = /^(?:([a-z]+)-)?(?:(\d{4})-)?(\d{1,6})$/i.exec(typed.trim());
  if (!found) return null;
  const [, town, year, last] = found;
  return `${town?.toUpperCase() ?? '%'}-${year ?? '%'}-${last!.padStart(digits, '0')}`;
}
