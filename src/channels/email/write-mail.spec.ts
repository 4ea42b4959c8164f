import { describe, expect, it } from '@jest/globals';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { generateKeyPairSync } from 'node:crypto';
import { composeMail } from './compose-mail.js';
import { aMailMessage } from '../../../test/support/a-mail-message.js';
import { writeMail } from './write-mail.js';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = {
  domain: 'ville.example',
  selector: 'aiguillage',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
const published = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
const from = { address: 'contact@ville.example', bounces: 'contact@ville.example', mark: 'aig' };
const accents = { text: 'Été à la mairie, 12 € — déjà\n.\n..\n', subject: 'Réponse du service de l’état civil' };

describe('a mail as it leaves', () => {
  it('is signed for its domain, every part of it, where the town has a key (RFC 6376)', async () => {
    const file = { name: 'plan été.pdf', mediaType: 'application/pdf', bytes: Buffer.alloc(70_000, 9) };
    const { bytes } = await writeMail(composeMail(aMailMessage({ ...accents, enclosures: [file] }), from), key);
    expect(await verified(bytes)).toEqual(['pass ville.example']);
    const changed = Buffer.from(bytes.toString('latin1').replace('Subject: ', 'Subject: X'), 'latin1');
    expect(await verified(changed)).toEqual(['fail ville.example']);
    const end = Buffer.from(bytes);
    end[bytes.lastIndexOf('CQkJ')] = 'D'.charCodeAt(0);
    expect(await verified(end)).toEqual(['neutral ville.example']);
  });

  it('is not signed where it has none', async () => {
    const { bytes } = await writeMail(composeMail(aMailMessage(accents), from));
    expect(bytes.toString('latin1')).not.toMatch(/^DKIM-Signature:/im);
  });

  it('has lines that every server passes on (RFC 5322 2.1.1)', async () => {
    const { bytes } = await writeMail(composeMail(aMailMessage({ text: 'é'.repeat(5_000) }), from), key);
    const lines = bytes.toString('latin1').split('\r\n');
    expect(lines.every((line) => line.length <= 998 && /^[\t -~]*$/.test(line))).toBe(true);
  });
});

async function verified(raw: Buffer): Promise<string[]> {
  const resolver = async (name: string, type: string) => {
    if (name === 'aiguillage._domainkey.ville.example' && type === 'TXT') return [[published]];
    throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  };
  const { results } = await dkimVerify(raw, { resolver });
  return results.map(({ status, signingDomain }) => `${status.result} ${signingDomain}`);
}
