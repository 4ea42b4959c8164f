import { Resolver as DnsResolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { DKIMResult } from 'mailauth';
import type { Authenticity, AuthenticityResult } from '../../dossiers/arrival.js';
import { resultOf } from './authentication-results.js';
import { headerValue, type MailHeader } from './headers.js';

/** Looks a name up: `TXT`, `A`, `AAAA`, `MX` or `PTR`. Throws what `node:dns` throws (`ENOTFOUND`, `ENODATA`, …). */
export type Resolver = (name: string, type: string) => Promise<string[][] | string[]>;

/** A mail is read even where names cannot be looked up. */
const patienceMs = 4_000;
/** A provider, a list and a sender write three. */
const signaturesMax = 20;
/** Each may have the whole hashed again (RFC 6376 3.5, `l=`); 100 MB take a second, of lines full of blanks thirty. */
const hashedBytesMax = 256 * 1024 * 1024;
/** Then others wait too long for their turn. */
const hashedMsMax = 8_000;
/** Hashed at one go: some milliseconds, between which others are served. */
const pieceBytes = 64 * 1024;

/** The machine's own resolver, one try a name. */
export function dnsResolver(): Resolver {
  const dns = new DnsResolver({ timeout: 1_500, tries: 1 });
  return (name, type) => dns.resolve(name, type) as Promise<string[][] | string[]>;
}

/** SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 7489), by ourselves. Never throws; what could not be looked up is `temperror`. */
export async function computedAuthenticity(
  raw: Buffer,
  headers: readonly MailHeader[],
  trustedServers: readonly string[],
  resolve: Resolver,
): Promise<Authenticity> {
  const unknown: Authenticity = {
    verdict: 'unproven',
    spf: 'temperror',
    dkim: 'temperror',
    dmarc: 'temperror',
    by: 'us',
  };
  const signatures = headers.filter(({ key }) => key === 'dkim-signature').length;
  if (signatures > signaturesMax || signatures * raw.length > hashedBytesMax) return unknown;
  const resolver = withPatience(resolve);
  try {
    const { dkimVerify, dmarc } = await library();
    const signed = await dkimVerify(Readable.from(inPieces(raw), { objectMode: false }), { resolver });
    const path = await pathOf(headers, trustedServers, resolver);
    const passed = signed.results.filter(({ status }) => status.result === 'pass');
    const policy = await dmarc({
      headerFrom: signed.headerFrom,
      spfDomains: path.result === 'pass' ? [path.domain] : [],
      dkimDomains: passed.map(({ id, signingDomain, status }) => ({
        ...(id !== undefined && { id }),
        domain: signingDomain,
        aligned: !!status.aligned,
      })),
      resolver,
    });
    const dkim = dkimOf(signed.results);
    const said = policy === false ? 'permerror' : resultOf(policy.status.result);
    const result = isWhole(path.result, dkim) || said !== 'fail' ? said : 'temperror';
    const isStrict = policy !== false && policy.pct !== 0 && /^(?:quarantine|reject)$/i.test(policy.policy ?? '');
    const isOwn = passed.some(({ status }) => !!status.aligned);
    return { verdict: verdictOf(result, isStrict, isOwn), spf: path.result, dkim, dmarc: result, by: 'us' };
  } catch {
    return unknown;
  }
}

/** Two hundred modules, for the few installations that ask us to compute. */
const library = () => import('mailauth');

function verdictOf(result: AuthenticityResult, isStrict: boolean, isOwn: boolean): Authenticity['verdict'] {
  if (result === 'pass') return 'proven';
  if (result === 'fail') return isStrict ? 'spoofed' : 'unproven';
  return result === 'none' && isOwn ? 'proven' : 'unproven';
}

/** A mail is called forged only when both ways to prove it were tried: one that could not be may have held. */
function isWhole(path: AuthenticityResult, dkim: AuthenticityResult): boolean {
  return path !== 'none' && path !== 'temperror' && dkim !== 'temperror';
}

/** Of several signatures the one that counts for the From. */
function dkimOf(results: readonly DKIMResult[]): AuthenticityResult {
  const best = [...results].sort((one, other) => rank(one) - rank(other))[0];
  return best ? resultOf(best.status.result) : 'none';
}

function rank({ status: { result, aligned } }: DKIMResult): number {
  if (result === 'pass') return aligned ? 0 : 2;
  return /^temperr/.test(result) ? 1 : 3;
}

/** SPF asks about the machine that gave the mail to the town hall: as its own server wrote it down, or not at all. */
async function pathOf(
  headers: readonly MailHeader[],
  trustedServers: readonly string[],
  resolver: Resolver,
): Promise<{ result: AuthenticityResult; domain: string }> {
  const client = clientOf(headers, trustedServers);
  if (!client) return { result: 'none', domain: '' };
  const sender = /<?([^<>\s]+@[^<>\s]+)>?/.exec(headerValue(headers, 'return-path') ?? '')?.[1];
  const { spf } = await library();
  const checked = await spf({ ...client, ...(sender && { sender }), mta: trustedServers[0]!, resolver });
  return { result: resultOf(checked.status.result), domain: checked.domain };
}

/** From the topmost Received by a trusted server that names a client outside; lower ones may be made up. */
function clientOf(
  headers: readonly MailHeader[],
  trustedServers: readonly string[],
): { ip: string; helo: string } | null {
  const trusted = new Set(trustedServers.map((name) => name.toLowerCase()));
  for (const { key, value } of headers) {
    if (key !== 'received') continue;
    const by = /\bby\s+([^\s;()]+)/i.exec(value)?.[1]?.toLowerCase();
    if (!by || !trusted.has(by)) return null;
    const ip = /\[(?:IPv6:)?([0-9a-f.:]+)\]/i.exec(value.split(/\bby\s/i)[0]!)?.[1] ?? '';
    if (isIP(ip) && !inside.test(ip)) return { ip, helo: /^from\s+([^\s()]+)/i.exec(value)?.[1] ?? ip };
  }
  return null;
}

/** RFC 1918, RFC 4193, and the machine itself. */
const inside = /^(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i;

async function* inPieces(raw: Buffer): AsyncGenerator<Buffer> {
  const until = performance.now() + hashedMsMax;
  for (let at = 0; at < raw.length; at += pieceBytes) {
    if (performance.now() > until) throw new Error('it takes too long to hash');
    yield raw.subarray(at, at + pieceBytes);
    await othersFirst();
  }
}

/** All look-ups of one mail together. */
function withPatience(resolve: Resolver): Resolver {
  const giveUpAt = Date.now() + patienceMs;
  return async (name, type) => {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      const giveUp = () => reject(Object.assign(new Error('no answer in time'), { code: 'ETIMEOUT' }));
      timer = setTimeout(giveUp, Math.max(0, giveUpAt - Date.now()));
    });
    try {
      return await Promise.race([resolve(name, type), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  };
}
