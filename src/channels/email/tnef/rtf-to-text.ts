import { decodeText } from '../mime/charset.js';

const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z'])|([{}])|([^\\{}\r\n]+)|[\r\n\\]/gi;
const notShown = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'header',
  'footer',
  'themedata',
  'xmlnstbl',
  'listtable',
]);
const signs = new Map([
  ['par', '\n'],
  ['line', '\n'],
  ['row', '\n'],
  ['tab', '\t'],
  ['cell', '\t'],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
]);
const depthMax = 500;

/** The words of an RTF text, in windows-1252 where it is not in Unicode. HTML that RTF wraps is read as the RTF beside it. */
export function rtfToText(rtf: string): string {
  const groups: { isHidden: boolean; fallbackLength: number }[] = [{ isHidden: false, fallbackLength: 1 }];
  let result = '';
  let toSkip = 0;
  const say = (text: string) => {
    const skipped = Math.min(toSkip, text.length);
    toSkip -= skipped;
    if (!groups.at(-1)!.isHidden) result += text.slice(skipped);
  };
  for (const [, word, number, hex, symbol, brace, text] of rtf.matchAll(token)) {
    const group = groups.at(-1)!;
    if (brace === '{' && groups.length < depthMax) groups.push({ ...group });
    else if (brace === '}' && groups.length > 1) groups.pop();
    else if (word === 'u' && number) {
      say(String.fromCharCode(Number(number) & 0xffff));
      toSkip = group.fallbackLength;
    } else if (word === 'uc') group.fallbackLength = Number(number);
    else if (word && (notShown.has(word) || word === 'bin')) group.isHidden = true;
    else if (word) say(signs.get(word) ?? '');
    else if (hex) say(decodeText(Buffer.from(hex, 'hex'), 'windows-1252').text);
    else if (symbol === '*') group.isHidden = true;
    else if (symbol) say(symbol === '~' ? '\u00a0' : /[{}\\]/.test(symbol) ? symbol : '');
    else if (text) say(text);
  }
  return result.replace(/(?<![ \t])[ \t]+\n/g, '\n').trim();
}
