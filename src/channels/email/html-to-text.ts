import { decodeEntities } from './html-entities.js';

const silent = new Set(['head', 'script', 'style', 'title', 'template', 'noscript']);
const block = new Set(
  'p div table tr ul ol li h1 h2 h3 h4 h5 h6 section article header footer address pre dl dt dd form fieldset'.split(
    ' ',
  ),
);

/**
 * Words of an HTML mail in reading order: blocks become lines, lists get dashes, quotations get `> ` so that the rules
 * for quoted history see them. One pass over the text, so that a hostile mail costs no more than its length.
 */
export function htmlToText(html: string): string {
  const lines: string[] = [''];
  let quoted = 0;
  for (const piece of pieces(html)) {
    if (piece.tag === null) {
      lines[lines.length - 1] += decodeEntities(piece.text.replace(/[ \t\r\n\f]+/g, ' '));
    } else if (piece.tag === 'blockquote') {
      quoted = Math.min(20, Math.max(0, quoted + (piece.closing ? -1 : 1)));
      lines.push('> '.repeat(quoted));
    } else if (piece.tag === 'br' || piece.tag === 'hr' || block.has(piece.tag)) {
      const bullet = piece.tag === 'li' && !piece.closing ? '- ' : '';
      lines.push('> '.repeat(quoted) + bullet);
    } else if (piece.tag === 'td' || piece.tag === 'th') {
      lines[lines.length - 1] += ' ';
    }
  }
  return tidy(lines);
}

type Piece = { tag: null; text: string } | { tag: string; closing: boolean };

function* pieces(html: string): Generator<Piece> {
  const neverClosed = new Set<string>();
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) return yield { tag: null, text: html.slice(at) };
    if (open > at) yield { tag: null, text: html.slice(at, open) };
    if (html.startsWith('<!--', open)) {
      at = endOf(html, '-->', open + 4);
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
  const trimmed = lines.map((line) => line.replace(/[ \u00a0]+/g, ' ').trim());
  const kept = trimmed.filter((line, index) => !isBlank(line) || !isBlank(trimmed[index - 1] ?? ''));
  return kept.join('\n').trim();
}

function isBlank(line: string): boolean {
  return /^[> ]*$/.test(line);
}
