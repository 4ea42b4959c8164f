const mark = ' (…)';

/** Cuts a text after a whole word, so that it is at most `longest` characters with the mark that says so. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - mark.length + 1);
  const words = cut.slice(0, Math.max(cut.lastIndexOf(' '), 0)) || cut.slice(0, -1).replace(/[\ud800-\udbff]$/, '');
  return words.replace(/[\s,;:.–—(-]+$/u, '') + mark;
}
