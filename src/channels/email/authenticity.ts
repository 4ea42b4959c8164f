import { domainToASCII } from 'node:url';
import type { Authenticity, AuthenticityResult } from '../../dossiers/arrival.js';
import { writtenResults, type WrittenResult } from './authentication-results.js';
import { computedAuthenticity, type Resolver } from './computed-authenticity.js';
import { addresses, peekHeaders, type MailHeader } from './headers.js';

/** Whom we believe about a mail. */
export interface Trust {
  /** Names under which the town hall's own server writes Authentication-Results. */
  authservIds: readonly string[];
  /** Given: what the server did not say is computed (MAIL_AUTH=compute). */
  resolver?: Resolver;
}

/**
 * Whether a mail comes from whom it says. The town hall's own server is believed first: it saw the connection. ARC is left aside:
 * it says what a server in between has seen, and none is trusted but our own.
 * @returns null when nobody has looked: neither the server said anything, nor are we to
 */
export async function authenticityOf(raw: Buffer, { authservIds, resolver }: Trust): Promise<Authenticity | null> {
  const headers = peekHeaders(raw);
  const written = writtenResults(headers, authservIds);
  if (written && written.length > 0) return asWritten(written, fromDomain(headers));
  return resolver ? computedAuthenticity(raw, headers, authservIds, resolver) : null;
}

function asWritten(results: readonly WrittenResult[], from: string | null): Authenticity {
  const dmarc = results.find(({ method }) => method === 'dmarc');
  return {
    verdict: verdictOf(results, dmarc, from),
    spf: results.find(({ method }) => method === 'spf')?.result ?? 'none',
    dkim: bestOf(results.filter(({ method }) => method === 'dkim')),
    dmarc: dmarc?.result ?? 'none',
    by: 'server',
  };
}

/** DMARC decides (RFC 7489); of a domain without it, a signature or a path that is the domain's own. */
function verdictOf(
  results: readonly WrittenResult[],
  dmarc: WrittenResult | undefined,
  from: string | null,
): Authenticity['verdict'] {
  if (dmarc?.result === 'pass') return isAboutFrom(dmarc, from) ? 'proven' : 'unproven';
  if (dmarc?.result === 'fail') return isAgainstPolicy(dmarc) || isRefusedByMicrosoft(results) ? 'spoofed' : 'unproven';
  const isOwn = from !== null && results.some((result) => result.result === 'pass' && vouchesFor(result, from));
  return isOwn ? 'proven' : 'unproven';
}

/** A server that reads another author in a crooked From than we do has proven that other one (RFC 8601 2.7.2, `header.from`). */
function isAboutFrom({ properties }: WrittenResult, from: string | null): boolean {
  const about = properties.get('header.from')?.split('@').at(-1);
  return from !== null && (about === undefined || domainToASCII(about) === domainToASCII(from));
}

/** The domain asked to have such mails refused or put aside: in a comment, a property, or Microsoft's `action`. */
function isAgainstPolicy({ comment, properties }: WrittenResult): boolean {
  if (/\bp=(?:quarantine|reject)\b/i.test(comment)) return true;
  const said = [...properties].filter(([name]) =>
    /^(?:policy\.(?:dmarc|published-domain-policy)|action|p)$/.test(name),
  );
  return said.some(([, value]) => /^(?:quarantine|o?reject|pct\.quarantine)$/.test(value));
}

function isRefusedByMicrosoft(results: readonly WrittenResult[]): boolean {
  return results.some(({ method, properties }) => method === 'compauth' && properties.get('reason') === '000');
}

function vouchesFor({ method, properties }: WrittenResult, from: string): boolean {
  if (method === 'dkim')
    return isOwnDomain(properties.get('header.d') ?? properties.get('header.i')?.split('@').at(-1), from);
  return method === 'spf' && isOwnDomain(properties.get('smtp.mailfrom')?.split('@').at(-1), from);
}

/** The same domain or the one it is part of; never the other way, which would need the list of public suffixes. */
function isOwnDomain(domain: string | undefined, from: string): boolean {
  return !!domain && (from === domain || from.endsWith(`.${domain}`));
}

function bestOf(results: readonly WrittenResult[]): AuthenticityResult {
  return results.find(({ result }) => result === 'pass')?.result ?? results[0]?.result ?? 'none';
}

/** Null for a mail of several authors, or of none: no domain can vouch for it. */
function fromDomain(headers: readonly MailHeader[]): string | null {
  const from = addresses(headers, 'from');
  return from.length === 1 ? from[0]!.address.split('@').at(-1)!.toLowerCase() : null;
}
