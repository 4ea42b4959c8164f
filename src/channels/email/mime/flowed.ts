/** Paragraphs of a text in `format=flowed` (RFC 3676): lines that end in a blank go on, within one depth of quotation. */
export function unflowed(text: string, deletesSpace: boolean): string {
  const result: { depth: number; text: string; goesOn: boolean }[] = [];
  for (const line of text.split('\n')) {
    const [, marks, rest] = /^(>*) ?([^]*)$/.exec(line)!;
    const isSignature = rest === '-- ';
    const goesOn = rest!.endsWith(' ') && !isSignature;
    const words = goesOn && deletesSpace ? rest!.slice(0, -1) : rest!;
    const last = result.at(-1);
    if (last?.goesOn && last.depth === marks!.length && !isSignature) {
      last.text += words;
      last.goesOn = goesOn;
    } else result.push({ depth: marks!.length, text: words, goesOn });
  }
  return result.map(({ depth, text: words }) => (depth ? `${'>'.repeat(depth)} ${words}` : words)).join('\n');
}
