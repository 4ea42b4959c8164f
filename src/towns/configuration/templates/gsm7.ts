/** The GSM 03.38 alphabet and its extension: an SMS outside it costs double and is cut at 70 characters. */
const alphabet = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\f^{}\\[~]|€',
);

/** The characters of a text that a plain SMS cannot carry, each once, in order. */
export function outsideGsm7(text: string): string[] {
  return [...new Set(text)].filter((character) => !alphabet.has(character));
}
