/** « 04 65 71 10 50 » for a French number in E.164; anything else as it is. */
export function inPairs(words: string): string {
  const national = /^\+33(\d{9})$/.exec(words)?.[1];
  return national ? `0${national}`.replace(/(\d\d)(?=\d)/g, '$1 ') : words;
}
