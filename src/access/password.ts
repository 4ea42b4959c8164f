import { randomBytes, randomInt, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** OWASP Password Storage Cheat Sheet, scrypt: 32 MiB three times over, about a quarter of a second. */
const cost = { N: 2 ** 15, r: 8, p: 3 };
const saltBytes = 16;
const hashBytes = 32;

/** @returns `scrypt$N$r$p$salt$hash`, salt and hash in base64: what it takes to verify stays with it when costs change */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/**
 * Takes as long whether the account exists or not, so that an answer's delay tells no login.
 * @param stored null when there is no such account, or when no password opens it: nothing fits
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const { salt, hash, ...costs } = readHash(stored) ?? nobody;
  const isSame = timingSafeEqual(await derive(password, salt, costs), hash);
  return isSame && stored !== null;
}

/** 80 bits, without letters that look alike, in groups that can be dictated: `k7tm-x3qa-9hfr-2vnc`. */
export function makePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

const nobody = { ...cost, salt: Buffer.alloc(saltBytes), hash: Buffer.alloc(hashBytes) };

function readHash(stored: string | null): typeof nobody | null {
  if (stored === null) return null;
  const [scheme, N, r, p, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || !salt || !hash) throw new Error('a stored password is not in the form of hashPassword');
  const bytes = { salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') };
  return { N: Number(N), r: Number(r), p: Number(p), ...bytes };
}

/** One keyboard writes é as one character, another as two: both open the same door (NIST SP 800-63B, 5.1.1.2). */
function derive(password: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  const options: ScryptOptions = { N, r, p, maxmem: 2 * 128 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, hashBytes, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
