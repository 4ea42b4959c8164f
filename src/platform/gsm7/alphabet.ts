/** Each of them takes an escape before it, and so two septets (3GPP TS 23.038, 6.2.1.1). */
export const extension: ReadonlySet<string> = new Set('\f^{}\\[~]|€');

/** The default alphabet of SMS and its extension (3GPP TS 23.038, 6.2.1). */
const alphabet = new Set([
  ...'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
  ...extension,
]);

/** The characters of a text that a plain SMS cannot carry, each once, in order: it would cost double and be cut at 70. */
export function outsideGsm7(text: string): string[] {
  return [...new Set(text)].filter((character) => !alphabet.has(character));
}
