import type { AuthenticityResult } from '../../dossiers/arrival.js';
import type { MailHeader } from './headers.js';

/** One check as a server wrote it: `dkim=pass (2048-bit key) header.d=ville.example`. */
export interface WrittenResult {
  method: string;
  result: AuthenticityResult;
  /** Of the properties, in lower case: `header.d`, `smtp.mailfrom`, `policy.dmarc`, and Microsoft's bare `action`. */
  properties: ReadonlyMap<string, string>;
  comment: string;
}

/** What Microsoft 365 calls itself elsewhere: in Authentication-Results it leaves its name out. */
const unnamed = 'mx.microsoft.com';

/**
 * What the town hall's own server found (RFC 8601), from its topmost field and those just under it, down to the next server's
 * Received: anything lower or under another name may have been written by the sender.
 * @returns null when it says nothing
 */
export function writtenResults(headers: readonly MailHeader[], authservIds: readonly string[]): WrittenResult[] | null {
  const trusted = new Set(authservIds.map((id) => id.toLowerCase()));
  const isTrusted = ({ key, value }: MailHeader) =>
    key === 'authentication-results' && trusted.has(authservIdOf(value));
  const top = headers.findIndex(isTrusted);
  if (top < 0) return null;
  const next = headers.findIndex(({ key }, index) => index > top && key === 'received');
  const results = headers.slice(top, next < 0 ? undefined : next).filter(isTrusted);
  return results.flatMap(({ value }) => partsOf(value).flatMap((part) => writtenResult(part) ?? []));
}

function authservIdOf(value: string): string {
  const [first = ''] = withoutComments(value).split(';');
  if (first.includes('=')) return unnamed;
  return first.trim().split(/\s/)[0]!.toLowerCase();
}

/** Split at the `;` that stand outside comments and quotes. */
function partsOf(value: string): string[] {
  const parts = [''];
  let depth = 0;
  let quoted = false;
  for (const [index, letter] of [...value].entries()) {
    if (letter === '"' && value[index - 1] !== '\\') quoted = !quoted;
    if (!quoted && letter === '(') depth++;
    if (!quoted && letter === ')') depth = Math.max(0, depth - 1);
    if (letter === ';' && depth === 0 && !quoted) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

function writtenResult(part: string): WrittenResult | null {
  const bare = withoutComments(part);
  const said = /^\s*([a-z][\w-]*)(?:\/\d+)?\s*=\s*([a-z]+)/i.exec(bare);
  if (!said) return null;
  const properties = new Map<string, string>();
  for (const [, name, quoted, plain] of bare
    .slice(said[0].length)
    .matchAll(/(?<![\w.-])([\w-]+(?:\.[\w-]+)?)\s*=\s*(?:"([^"]*)"|([^\s;]+))/g)) {
    properties.set(name!.toLowerCase(), (quoted ?? plain ?? '').toLowerCase());
  }
  const comment = (part.match(/\(([^()]*)\)/g) ?? []).join(' ');
  return { method: said[1]!.toLowerCase(), result: resultOf(said[2]!), properties, comment };
}

/** The words of RFC 8601 2.7; of others (`policy`, `bestguesspass`, `hardfail`) the one that promises the least. */
export function resultOf(word: string): AuthenticityResult {
  const known = /^(?:pass|fail|softfail|neutral|none|temperror|permerror)$/.exec(word.toLowerCase())?.[0];
  if (known) return known as AuthenticityResult;
  if (/^hardfail$/i.test(word)) return 'fail';
  return /^temperr/i.test(word) ? 'temperror' : 'neutral';
}

/** Innermost first: comments may hold others. */
function withoutComments(value: string): string {
  let text = value.slice(0, 10_000);
  for (let depth = 0; depth < 5 && text.includes('('); depth++) text = text.replace(/\([^()]*\)/g, ' ');
  return text;
}
