/** What stands in a text for a number that must not be seen. */
export const masks = {
  card: '[numéro de carte masqué]',
  socialSecurity: '[numéro de sécurité sociale masqué]',
  account: '[numéro de compte bancaire masqué]',
  /** Announced aloud, and heard too badly to say which it was. */
  announced: '[numéro masqué]',
} as const;

const any = new RegExp(
  Object.values(masks)
    .map((mask) => mask.replace(/[[\]]/g, String.raw`\$&`))
    .join('|'),
  'g',
);

/**
 * The text as whoever wrote it meant it, for a program that reads: our masks are words of ours, and say nothing of what is
 * asked, by whom or where. Each leaves as many spaces, so that places in the text stay the same; or `instead`.
 */
export function withoutMasks(text: string, instead?: string): string {
  return text.replace(any, (mask) => instead ?? ' '.repeat(mask.length));
}
