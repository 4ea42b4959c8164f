/** A part of a text that must not be seen, and what is written instead. */
export interface Span {
  from: number;
  to: number;
  instead: string;
}

/** The text with each span replaced; of two that overlap the first to begin names both. */
export function withoutSpans(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const kept: string[] = [];
  let at = 0;
  for (const { from, to, instead } of [...spans].sort((one, other) => one.from - other.from)) {
    if (from >= at) kept.push(text.slice(at, from), instead);
    at = Math.max(at, to);
  }
  return kept.join('') + text.slice(at);
}
