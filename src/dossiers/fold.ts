/** Lower case, without accents, ligatures spelt out: how texts are compared. « Œuvre » and « oeuvre » are one. */
export function fold(text: string): string {
  return text.toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').normalize('NFD').replace(/\p{M}/gu, '');
}
