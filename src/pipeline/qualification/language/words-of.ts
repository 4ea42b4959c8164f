/** A long text shows its language in its first lines; the rest is not read, however long. */
const readCharacters = 4_000;

/** Addresses, numbers and what a telephone adds by itself are in nobody's language. */
const noise = [
  /[\w.+-]+@[\w-]+(\.[\w-]+)+/g,
  /https?:\/\/\S+|www\.\S+/g,
  /^\s*(sent from my|get outlook for|envoyé de mon|von meinem)\b.*$/gim,
  /<[^<>]{0,500}>/g,
  /\S*\d\S*/g,
];

/** What is left to be recognised once the noise has gone. Marks in excess of three on one letter (zalgo) go too. */
export function wordsOf(text: string): string {
  const start = text.slice(0, readCharacters).replace(/(\p{M}{3})\p{M}+/gu, '$1');
  return noise.reduce((left, pattern) => left.replace(pattern, ' '), start);
}
