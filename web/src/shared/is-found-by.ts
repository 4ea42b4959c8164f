/** Every word that was typed begins or is in a word of the title, without accents or capitals, in any order. */
export function isFoundBy(title: string, typed: string): boolean {
  const folded = fold(title);
  return fold(typed)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

/** Lower case without accents: how words are compared. */
export function fold(text: string): string {
  return text.toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').normalize('NFD').replace(/\p{M}/gu, '');
}
