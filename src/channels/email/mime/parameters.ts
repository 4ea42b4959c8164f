import { decodeText } from './charset.js';
import { decodeWords } from './words.js';

/** `text/plain; charset=utf-8`: the value in small letters, and its parameters by their names in small letters. */
export interface StructuredValue {
  value: string;
  parameters: Map<string, string>;
}

// Ten times the longest name of a file, in its sections of RFC 2231.
const lengthMax = 8192;

/** A structured field (RFC 2045 5.1, RFC 2183), with the continuations and charsets of RFC 2231, and the errors of the wild. */
export function structuredValue(field: string): StructuredValue {
  // « text/plain charset=utf-8 » lacks its semicolon.
  const written = field
    .slice(0, lengthMax)
    .trim()
    .replace(/^([^\s;]+)\s+(?=[\w*-]+\s*=)/, '$1; ');
  const value = /^[^\s;]*/
    .exec(written.replace(/^\([^)]*\)\s*/, ''))![0]
    .replace(/"/g, '')
    .toLowerCase();
  const given = new Map<string, string>();
  for (const [, name, quoted, bare] of written.matchAll(parameter)) {
    const key = name!.toLowerCase();
    const text = quoted === undefined ? withoutComment(bare!) : quoted.replace(/\\(["\\])/g, '$1');
    // The first counts: two boundaries must not give two readings.
    if (!given.has(key)) given.set(key, text);
  }
  return { value, parameters: joined(given) };
}

const parameter = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\[^])*)"?|([^;]*))/g;

/** `us-ascii (Plain text)`; but `facture(1).pdf` is a name. */
function withoutComment(text: string): string {
  const whole = text.trim();
  const at = whole.lastIndexOf('(');
  const end = whole.indexOf(')', at);
  const isComment = at > 0 && /\s/.test(whole[at - 1]!) && (end === -1 || end === whole.length - 1);
  return isComment ? whole.slice(0, at).trimEnd() : whole;
}

interface Section {
  number: number;
  isEncoded: boolean;
  text: string;
}

function joined(given: ReadonlyMap<string, string>): Map<string, string> {
  const parameters = new Map<string, string>();
  const sections = new Map<string, Section[]>();
  for (const [key, text] of given) {
    const [, name, number, star] = /^([^*]+)\*(?:(\d{1,3})(\*?))?$/.exec(key) ?? [];
    if (name === undefined) parameters.set(key, decodeWords(text));
    else {
      const isEncoded = number === undefined || star === '*';
      const section = { number: Number(number ?? 0), isEncoded, text };
      sections.set(name, [...(sections.get(name) ?? []), section]);
    }
  }
  for (const [name, parts] of sections) parameters.set(name, textOf(parts));
  return parameters;
}

/** RFC 2231 3 and 4: `UTF-8'fr'caf%C3%A9`, in sections that may cut a character. */
function textOf(sections: Section[]): string {
  const ordered = [...sections].sort((a, b) => a.number - b.number);
  const [, charset, rest] = (ordered[0]!.isEncoded && /^([^']*)'[^']*'([^]*)$/.exec(ordered[0]!.text)) || [];
  if (rest !== undefined) ordered[0] = { ...ordered[0]!, text: rest };
  let result = '';
  let pending: Buffer[] = [];
  const flush = () => {
    result += decodeText(Buffer.concat(pending), charset).text;
    pending = [];
  };
  for (const { isEncoded, text } of ordered) {
    if (isEncoded) pending.push(fromPercent(text));
    else {
      flush();
      result += text;
    }
  }
  flush();
  return decodeWords(result);
}

function fromPercent(text: string): Buffer {
  const pieces = text.split(/%([0-9A-Fa-f]{2})/);
  return Buffer.concat(pieces.map((piece, index) => Buffer.from(piece, index % 2 === 0 ? 'utf8' : 'hex')));
}
