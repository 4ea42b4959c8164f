import { isAscii, isUtf8 } from 'node:buffer';
import { decodeUtf7 } from './utf7.js';

export interface DecodedText {
  text: string;
  /** The charset it was read in, where the label lied or is not known; absent: as labelled. */
  readAs?: string;
}

/**
 * Words from bytes, whatever their label says: programmes call Latin-1 UTF-8 ("Mus\ufffde"), UTF-8 Latin-1 ("MusÃ©e"), or invent
 * names. Never throws.
 * @param label of RFC 2045 5.1 or RFC 2047 2, or none
 */
export function decodeText(bytes: Buffer, label = ''): DecodedText {
  const marked = byteOrderMark(bytes);
  if (marked) return { text: decoderOf(marked)!.decode(bytes) };
  const name = isShifted(bytes) ? 'iso-2022-jp' : charsetName(label);
  if (name === 'utf-7') return { text: decodeUtf7(bytes.toString('latin1')) };
  if (isAscii(bytes) && !hasShifts(name)) return { text: bytes.toString('latin1') };
  // A set of seven bits has none of eight.
  const decoder = name.startsWith('iso-2022') && !isAscii(bytes) ? null : decoderOf(name);
  if (decoder && !guessed.has(decoder.encoding)) return trusted(bytes, decoder);
  const given = decoder?.encoding ?? null;
  const found = isUtf8(bytes) ? 'utf-8' : leastSpoilt(bytes, given);
  const text = decoderOf(found)!.decode(bytes);
  return found === given || (given === null && label === '') ? { text } : { text, readAs: found };
}

// The labels that are put on anything: what the bytes look like counts for more.
const guessed = new Set(['utf-8', 'windows-1252', 'iso-8859-15']);

/** Another script: its label is believed unless the bytes do not fit it, and are UTF-8. */
function trusted(bytes: Buffer, decoder: Decoder): DecodedText {
  const text = decoder.decode(bytes);
  if (text.includes('\ufffd') && isUtf8(bytes)) return { text: bytes.toString('utf8'), readAs: 'utf-8' };
  return { text };
}

function leastSpoilt(bytes: Buffer, given: string | null): string {
  const western = given === null || given === 'utf-8' ? 'windows-1252' : given;
  const asUtf8 = spoiltCount(decoderOf('utf-8')!.decode(bytes));
  return asUtf8 <= spoiltCount(decoderOf(western)!.decode(bytes)) ? 'utf-8' : western;
}

/** How many characters bear the marks of a wrong charset. */
function spoiltCount(text: string): number {
  return text.match(spoilt)?.length ?? 0;
}

const spoilt =
  /\ufffd|[\u0080-\u009f]|Ã[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|Â[\u00a0-\u00bf]|â€/g;

function byteOrderMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf && isUtf8(bytes)) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** Japanese in seven bits says so itself, and nothing else begins so (RFC 1468), whatever the label. */
function isShifted(bytes: Buffer): boolean {
  return bytes.includes('\x1b$B') || bytes.includes('\x1b$@');
}

/** Seven bits that are not ASCII. */
function hasShifts(name: string): boolean {
  return /^(?:iso-2022|csiso2022|hz|utf-16|ucs-2|unicode)/.test(name);
}

function charsetName(label: string): string {
  const name = label
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$|\*.*$/g, '');
  const bare = name.replace(/[^a-z0-9]/g, '').replace(/^x/, '');
  const [, iso] = /^(?:iso|isolatin|latin)?8859(\d{1,2})[ei]?$/.exec(bare) ?? [];
  if (iso) return `iso-8859-${iso}`;
  const [, page] = /^(?:cp|win|windows|ms|ibm)?(125\d|874|949)$/.exec(bare) ?? [];
  if (page) return `windows-${page}`;
  return otherNames.get(bare) ?? name;
}

const otherNames = new Map([
  ['utf8mb4', 'utf-8'],
  ['utf8', 'utf-8'],
  ['utf7', 'utf-7'],
  ['unicode11utf7', 'utf-7'],
  ['ascii', 'us-ascii'],
  ['ansi', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['isolatin1', 'windows-1252'],
  ['cp932', 'shift_jis'],
  ['windows932', 'shift_jis'],
  ['cp936', 'gbk'],
  ['ms936', 'gbk'],
  ['windows936', 'gbk'],
  ['cp950', 'big5'],
  ['eucjp', 'euc-jp'],
  ['euckr', 'euc-kr'],
]);

interface Decoder {
  readonly encoding: string;
  decode(bytes: Buffer): string;
}

// Some releases of Node read the bytes 80 to 9F of windows-1252 as control characters.
const western = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const windows1252: Decoder = {
  encoding: 'windows-1252',
  decode: (bytes) =>
    bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (sign) => western[sign.charCodeAt(0) - 0x80]!),
};

// Only names that exist are kept: a mail cannot make it grow.
const decoders = new Map<string, Decoder>();

function decoderOf(name: string): Decoder | null {
  const kept = decoders.get(name);
  if (kept) return kept;
  try {
    const known = new TextDecoder(name);
    const decoder: Decoder = known.encoding === 'windows-1252' ? windows1252 : known;
    decoders.set(name, decoder);
    return decoder;
  } catch {
    return null;
  }
}
