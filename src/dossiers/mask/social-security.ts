const masked = '[numéro de sécurité sociale masqué]';

/** Sex, year, month; département; commune and order; key. Spaced anyhow. 2A and 2B: Corsica. */
const gap = String.raw`[ \u00a0\u202f.\-/]?`;
const number = new RegExp(
  String.raw`(?<![\d\p{L}+])[1-478](?:${gap}\d){4}${gap}(?:\d${gap}\d|2${gap}[ABab])(?:${gap}\d){6}((?:${gap}\d){2})?(?!\d)`,
  'gu',
);

/**
 * Masks French social security numbers (NIR, Code de la sécurité sociale R115-1): 15 signs whose key is right, or 13 without
 * the key when month and département are possible and they are not a part of more digits.
 */
export function maskSocialSecurity(text: string): string {
  return text.replace(number, (found: string, lastTwo: string | undefined, at: number) => {
    const signs = found.replace(/[^\dABab]/g, '').toUpperCase();
    const body = signs.slice(0, 13);
    if (lastTwo !== undefined && keyOf(body) === Number(signs.slice(13))) return masked;
    // Two digits that are not the key are another number, if they stand apart.
    const other = lastTwo ?? '';
    if (!/^(\D\d\d)?$/.test(other) || !isPlausible(body) || !isAlone(text, at, found)) return found;
    return masked + other;
  });
}

/** 97 less the rest of the number divided by 97; for Corsica 2A counts as 19 and 2B as 18. */
export function keyOf(body: string): number {
  return 97 - (Number(body.replace('2A', '19').replace('2B', '18')) % 97);
}

function isPlausible(body: string): boolean {
  return /^[12]\d\d(0[1-9]|1[0-2])(0[1-9]|[1-8]\d|9[0-5]|2[AB]|9[789])/.test(body);
}

function isAlone(text: string, at: number, found: string): boolean {
  const end = at + found.length;
  return !/\d[ .\-/]$/.test(text.slice(Math.max(0, at - 2), at)) && !/^[ .\-/]?\d/.test(text.slice(end, end + 2));
}
