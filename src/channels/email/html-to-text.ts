import { decodeEntities } from './html-entities.js';

const silent = new Set(['head', 'script', 'style', 'title', 'template', 'noscript']);
const block = new Set('div tr li section article header footer address dt dd form fieldset'.split(' '));
const paragraph = new Set('p h1 h2 h3 h4 h5 h6 ul ol dl table pre blockquote hr'.split(' '));
const quoteDepthMax = 20;

/**
 * Words of an HTML mail in reading order: blocks become lines, lists get dashes, quotations get `> ` so that the rules
 * for quoted history see them. One pass over the text, so that a hostile mail costs no more than its length.
 */
export function htmlToText(html: string): string {
  const lines: string[] = [''];
  let prefix = '';
  for (const piece of pieces(html)) {
    if (piece.tag === null) {
      lines[lines.length - 1] += decodeEntities(piece.text.replace(/[ \t\r\n\f]+/g, ' '));
      continue;
    }
    if (piece.tag === 'blockquote') prefix = quotePrefix(prefix, piece.closing);
    if (piece.tag === 'br') lines.push(prefix);
    else if (paragraph.has(piece.tag)) startLine(lines, prefix, 'after a blank one');
    else if (block.has(piece.tag)) startLine(lines, prefix);
    else if (piece.tag === 'td' || piece.tag === 'th') lines[lines.length - 1] += ' ';
    if (piece.tag === 'li' && !piece.closing) lines[lines.length - 1] += '- ';
  }
  return tidy(lines);
}

function quotePrefix(prefix: string, closing: boolean): string {
  return closing ? prefix.slice(2) : `${prefix}> `.slice(0, 2 * quoteDepthMax);
}

/** Leaves the line alone when nothing stands in it yet: blocks within blocks open one line, not three. */
function startLine(lines: string[], prefix: string, where?: 'after a blank one'): void {
  const last = lines[lines.length - 1]!;
  if (last.endsWith('- ') && isBlank(last.slice(0, -2))) return;
  if (!isBlank(last)) lines.push('');
  if (where && !isBlank(lines[lines.length - 2] ?? '')) lines.push('');
  lines[lines.length - 1] = prefix;
}

type Piece = { tag: null; text: string } | { tag: string; closing: boolean };

function* pieces(html: string): Generator<Piece> {
  const neverClosed = new Set<string>();
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) {
      yield { tag: null, text: html.slice(at) };
      return;
    }
    if (open > at) yield { tag: null, text: html.slice(at, open) };
    if (html.startsWith('<!--', open)) {
      at = endOf(html, '-->', open + 4);
      continue;
    }
    // Programmes that turn plain text into HTML forget to escape « X <x@y> ».
    if (/^<[^\s<>=@/!?]{1,64}@[^\s<>=@]{1,255}>/.test(html.slice(open, open + 322))) {
      yield { tag: null, text: '<' };
      at = open + 1;
      continue;
    }
    const name = /^<(\/?)([a-z][a-z0-9]{0,15})/.exec(html.slice(open, open + 20).toLowerCase());
    if (!name && !/[!?/]/.test(html[open + 1] ?? '')) {
      yield { tag: null, text: '<' };
      at = open + 1;
      continue;
    }
    at = endOf(html, '>', open);
    if (!name) continue;
    if (silent.has(name[2]!) && !name[1]) at = skip(html, name[2]!, at, neverClosed);
    else yield { tag: name[2]!, closing: name[1] === '/' };
  }
}

/** Past the closing tag; an element that is never closed is taken for an empty one, so that no words are lost. */
function skip(html: string, tag: string, from: number, neverClosed: Set<string>): number {
  // Looked for once: thousands of unclosed tags must not each search the whole mail.
  if (neverClosed.has(tag)) return from;
  const closing = new RegExp(`</${tag}`, 'gi');
  closing.lastIndex = from;
  const found = closing.exec(html);
  if (!found) neverClosed.add(tag);
  return found ? endOf(html, '>', found.index) : from;
}

function endOf(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found === -1 ? html.length : found + mark.length;
}

function tidy(lines: string[]): string {
  const trimmed = lines.map((line) => (isBlank(line) ? '' : line.replace(/[ \u00a0]+/g, ' ').trim()));
  const kept = trimmed.filter((line, index) => !isBlank(line) || !isBlank(trimmed[index - 1] ?? ''));
  return kept.join('\n').trim();
}

function isBlank(line: string): boolean {
  return /^[> ]*$/.test(line);
}
