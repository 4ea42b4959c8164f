const degrees: readonly [from: number, word: string][] = [
  [0.9, 'presque sûr'],
  [0.6, 'probable'],
  [0.3, 'possible'],
  [0, 'peu probable'],
];

/** « probable (72 %) ». From 0 to 1; it is never quite sure, since it may be wrong. */
export function confidenceInWords(confidence: number): string {
  const [, word] = degrees.find(([from]) => confidence >= from)!;
  return `${word} (${Math.min(99, Math.round(confidence * 100))} %)`;
}
