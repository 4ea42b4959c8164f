import { decodeText } from './charset.js';

/** Words of a header value, its RFC 2047 encoded words decoded, however badly they were written. */
export function decodeWords(value: string): string {
  return withWords(value, (text) => text);
}

/**
 * The same value with its encoded words in UTF-8 under their right label: for a parser of addresses, which must see the words
 * encoded still, since a comma or `<` within them is no separator.
 */
export function relabelWords(value: string): string {
  return withWords(value, (text) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`);
}

// Well formed; or with a bare « ? » inside; or cut at the end of the value.
const word = /=\?([^?\s]{1,80})\?([QqBb])\?(?:([^?]{0,4000})\?=|([^\r\n]{0,400}?)\?=(?=\s|$)|([^?\s]{1,2000})$)/g;

interface Word {
  charset: string;
  isBase64: boolean;
  text: string;
}

function withWords(value: string, write: (text: string) => string): string {
  if (!value.includes('=?')) return value;
  let result = '';
  let run: Word[] = [];
  let at = 0;
  const flush = () => {
    if (run.length > 0) result += write(decodedRun(run));
    run = [];
  };
  for (const found of value.matchAll(word)) {
    const between = value.slice(at, found.index);
    // White space between two encoded words is a fold, not content (RFC 2047 6.2).
    if (between.trim() !== '' || run.length === 0) {
      flush();
      result += between;
    }
    run.push(wordOf(found));
    at = found.index + found[0].length;
  }
  flush();
  return result + value.slice(at);
}

function wordOf([, charset, encoding, ...texts]: RegExpExecArray): Word {
  const text = texts.find((one) => one !== undefined) ?? '';
  return { charset: charset!.replace(/\*.*$/, '').toLowerCase(), isBase64: /b/i.test(encoding!), text };
}

/** Bytes are joined before they are read: programmes cut in the middle of a character, and of a group of base64. */
function decodedRun(words: readonly Word[]): string {
  let result = '';
  let pending: Buffer[] = [];
  let carried = '';
  words.forEach((one, index) => {
    const next = words[index + 1];
    const goesOn = next?.charset === one.charset;
    const text = carried + one.text;
    carried = '';
    if (one.isBase64 && goesOn && next.isBase64 && isOpenGroup(text)) carried = text;
    else pending.push(one.isBase64 ? Buffer.from(text, 'base64') : fromQ(text));
    if (goesOn) return;
    result += decodeText(Buffer.concat(pending), one.charset).text;
    pending = [];
  });
  return result;
}

function isOpenGroup(text: string): boolean {
  return !text.endsWith('=') && text.length % 4 !== 0;
}

/** RFC 2047 4.2: `_` is a space. */
function fromQ(text: string): Buffer {
  const pieces = text.replace(/_/g, ' ').split(/=[ \t]*([0-9A-Fa-f]{2})/);
  return Buffer.concat(pieces.map((piece, index) => Buffer.from(piece, index % 2 === 0 ? 'utf8' : 'hex')));
}
