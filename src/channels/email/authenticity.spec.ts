import { generateKeyPairSync } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it, jest } from '@jest/globals';
import { dkimSign } from 'mailauth';
import { authenticityOf } from './authenticity.js';
import type { Resolver } from './computed-authenticity.js';

const authservIds = ['mx.ville.example'];

describe('what the town hall’s own server found', () => {
  it.each<[string, string, string]>([
    [
      'DMARC holds',
      'mx.ville.example; spf=pass smtp.mailfrom=x.example; dkim=none; dmarc=pass header.from=usager.example',
      'proven',
    ],
    [
      'DMARC fails, and the domain asks to refuse',
      'mx.ville.example; dmarc=fail (p=REJECT sp=NONE dis=NONE) header.from=usager.example',
      'spoofed',
    ],
    [
      'DMARC fails, policy in a property',
      'mx.ville.example; dmarc=fail policy.published-domain-policy=quarantine',
      'spoofed',
    ],
    [
      'DMARC fails, and the domain only watches',
      'mx.ville.example; dmarc=fail (p=NONE) header.from=usager.example',
      'unproven',
    ],
    [
      'no DMARC, a signature of the domain',
      'mx.ville.example; dkim=pass (2048-bit; no "quotes; here") header.d=usager.example',
      'proven',
    ],
    ['no DMARC, a signature of its provider', 'mx.ville.example 1; dkim=pass header.d=envoi.example', 'unproven'],
    ['no DMARC, a signature of a domain below', 'mx.ville.example; dkim=pass header.d=x.usager.example', 'unproven'],
    ['no DMARC, a path of the domain', 'mx.ville.example; spf=pass smtp.mailfrom=ines@usager.example', 'proven'],
    ['nothing was checked', 'mx.ville.example; none', 'nothing'],
  ])('%s', async (_, results, verdict) => {
    const found = await authenticityOf(mail(`Authentication-Results: ${results}`), { authservIds });
    expect(found?.verdict ?? 'nothing').toBe(verdict);
  });

  it('is told method by method', async () => {
    const raw = mail(
      'Authentication-Results: MX.Ville.example;\r\n\tdkim=fail reason="bad; signature" header.d=a.example;\r\n\tdkim=pass header.d=b.example;\r\n\tspf=softfail smtp.mailfrom=c.example;\r\n\tdmarc=none',
    );
    expect(await authenticityOf(raw, { authservIds })).toEqual({
      verdict: 'unproven',
      spf: 'softfail',
      dkim: 'pass',
      dmarc: 'none',
      by: 'server',
    });
  });

  it('is not what a sender wrote under its name further down, nor what others wrote', async () => {
    const forged = 'Authentication-Results: mx.ville.example; dmarc=pass';
    const below = mail(
      `Authentication-Results: mx.ville.example; spf=fail\r\nReceived: from a by mx.ville.example\r\n${forged}`,
    );
    expect(await authenticityOf(below, { authservIds })).toMatchObject({
      verdict: 'unproven',
      spf: 'fail',
      dmarc: 'none',
    });
    expect(
      await authenticityOf(mail('Authentication-Results: mx.autre.example; dmarc=pass'), { authservIds }),
    ).toBeNull();
    expect(await authenticityOf(mail(`ARC-${forged}`), { authservIds })).toBeNull();
    expect(await authenticityOf(mail(forged), { authservIds: [] })).toBeNull();
    const inComment = mail(
      'Authentication-Results: mx.ville.example; spf=none (dmarc=pass; dkim=pass header.d=usager.example)',
    );
    expect((await authenticityOf(inComment, { authservIds }))?.verdict).toBe('unproven');
  });

  it('is believed of Microsoft 365, which leaves its name out, where the town says it is theirs', async () => {
    const raw = mail(
      'Authentication-Results: spf=fail smtp.mailfrom=x.example; dmarc=fail action=oreject header.from=usager.example',
    );
    expect((await authenticityOf(raw, { authservIds: ['mx.microsoft.com'] }))?.verdict).toBe('spoofed');
    expect(await authenticityOf(raw, { authservIds })).toBeNull();
  });

  it.each([
    ['one author', 'dmarc=pass header.from=autre.example', undefined],
    ['several authors', 'dmarc=pass header.from=usager.example', 'ines@usager.example, b@autre.example'],
    ['two fields', 'dmarc=pass header.from=autre.example', 'ines@usager.example\r\nFrom: b@autre.example'],
  ])('proves nobody whom the server did not mean: %s', async (_, results, from) => {
    const raw = mail(`Authentication-Results: mx.ville.example; ${results}`, from);
    expect((await authenticityOf(raw, { authservIds }))?.verdict).toBe('unproven');
  });

  it('proves nobody where several have signed as authors', async () => {
    const raw = mail(
      'Authentication-Results: mx.ville.example; dkim=pass header.d=usager.example',
      'a@usager.example, b@autre.example',
    );
    expect((await authenticityOf(raw, { authservIds }))?.verdict).toBe('unproven');
  });
});

describe('what we compute where it said nothing', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const zone = {
    'cle._domainkey.usager.example': `v=DKIM1; k=rsa; p=${key}`,
    'cle._domainkey.envoi.example': `v=DKIM1; k=rsa; p=${key}`,
    '_dmarc.usager.example': 'v=DMARC1; p=reject',
    'usager.example': 'v=spf1 ip4:203.0.113.5 -all',
  };
  const received = (ip: string) =>
    `Return-Path: <ines@usager.example>\r\nReceived: from envoi.example (envoi.example [${ip}]) by mx.ville.example; Mon, 1 Mar 2027 10:00:00 +0100`;

  it('a mail signed by its domain is proven', async () => {
    const found = await computed(await signed(mail(''), 'usager.example'), zone);
    expect(found).toEqual({ verdict: 'proven', spf: 'none', dkim: 'pass', dmarc: 'pass', by: 'us' });
  });

  it('a mail that came from a machine of its domain is proven', async () => {
    expect(await computed(mail(received('203.0.113.5')), zone)).toMatchObject({
      verdict: 'proven',
      spf: 'pass',
      dmarc: 'pass',
    });
  });

  it('a mail that did not, and is not signed, is spoofed: its domain asks to refuse it', async () => {
    expect(await computed(mail(received('198.51.100.66')), zone)).toMatchObject({
      verdict: 'spoofed',
      spf: 'fail',
      dmarc: 'fail',
    });
  });

  it('is only unproven where the domain just watches, or applies it to none', async () => {
    for (const policy of ['v=DMARC1; p=none', 'v=DMARC1; p=reject; pct=0']) {
      const watching = { ...zone, '_dmarc.usager.example': policy };
      expect((await computed(mail(received('198.51.100.66')), watching))?.verdict).toBe('unproven');
    }
  });

  it('a signature whose mail was changed proves nothing', async () => {
    const changed = Buffer.from(
      (await signed(mail(received('198.51.100.66')), 'usager.example')).toString().replace('Bonjour', 'Adieu'),
    );
    expect((await computed(changed, zone))?.verdict).toBe('spoofed');
  });

  it('a signature of somebody else proves nothing of the writer', async () => {
    const other = await signed(mail(received('198.51.100.66')), 'envoi.example');
    expect(await computed(other, zone)).toMatchObject({ verdict: 'spoofed', dkim: 'pass' });
  });

  it('a mail with large files is hashed too, and others are served meanwhile', async () => {
    const large = Buffer.concat([mail(''), Buffer.alloc(24 * 1024 * 1024, 'QUJD'.repeat(19).concat('\r\n'))]);
    const raw = await signed(large, 'usager.example');
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    expect(await computed(raw, zone)).toMatchObject({ verdict: 'proven', dkim: 'pass' });
    delay.disable();
    // It samples the loop only while nothing holds it.
    expect(delay.count).toBeGreaterThan(40);
  });

  it('is left alone where signatures without end would have it hashed without end', async () => {
    const whole = (await signed(mail(''), 'usager.example')).toString();
    const with20 = Buffer.from(`${'DKIM-Signature: v=1\r\n'.repeat(20)}${whole}`);
    expect(await computed(with20, zone)).toMatchObject({ verdict: 'unproven', dkim: 'temperror' });
  });

  it('and where the lines of a mail are made to be slow to hash', async () => {
    const now = jest.spyOn(performance, 'now');
    const start = performance.now();
    let calls = 0;
    now.mockImplementation(() => start + (calls += 1) * 1_000);
    const large = Buffer.concat([mail(''), Buffer.alloc(1024 * 1024, 'a  \r\n')]);
    const found = await computed(await signed(large, 'usager.example'), zone).finally(() => now.mockRestore());
    expect(found).toMatchObject({ verdict: 'unproven', dkim: 'temperror' });
  });

  it('nobody is called a forger while one of the two ways could not be tried', async () => {
    expect((await computed(mail(''), zone))?.verdict).toBe('unproven');
    const byStranger = mail(received('198.51.100.66').replace('mx.ville.example', 'mx.pirate.example'));
    expect(await computed(byStranger, zone)).toMatchObject({ verdict: 'unproven', spf: 'none' });
  });

  it('without the names of the network it is read all the same, and unproven', async () => {
    const refused: Resolver = () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    const found = await authenticityOf(await signed(mail(received('203.0.113.5')), 'usager.example'), {
      authservIds,
      resolver: refused,
    });
    expect(found).toEqual({ verdict: 'unproven', spf: 'temperror', dkim: 'temperror', dmarc: 'temperror', by: 'us' });
  });

  it('and where they never answer, after four seconds', async () => {
    const silent: Resolver = () => new Promise(() => undefined);
    const begun = Date.now();
    const found = await authenticityOf(await signed(mail(received('203.0.113.5')), 'usager.example'), {
      authservIds,
      resolver: silent,
    });
    expect(found).toMatchObject({ verdict: 'unproven', dkim: 'temperror' });
    expect(Date.now() - begun).toBeLessThan(6_000);
  }, 10_000);

  it('leaves the server’s word alone where there is one', async () => {
    const raw = mail(`Authentication-Results: mx.ville.example; dmarc=pass\r\n${received('198.51.100.66')}`);
    expect(await computed(raw, zone)).toMatchObject({ verdict: 'proven', by: 'server' });
  });

  async function signed(raw: Buffer, domain: string): Promise<Buffer> {
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    // The library's types ask for a key of its own beside those it signs with.
    const key = { signingDomain: domain, selector: 'cle', privateKey: pem };
    const { signatures } = await dkimSign(raw, { ...key, signatureData: [key] });
    return Buffer.concat([Buffer.from(signatures), raw]);
  }

  function computed(raw: Buffer, names: Record<string, string>) {
    const resolver: Resolver = (name, type) => {
      const text = type === 'TXT' ? names[name] : undefined;
      return text ? Promise.resolve([[text]]) : Promise.reject(Object.assign(new Error(name), { code: 'ENOTFOUND' }));
    };
    return authenticityOf(raw, { authservIds, resolver });
  }
});

function mail(top: string, from = 'Ines <ines@usager.example>'): Buffer {
  return Buffer.from(
    `${top && `${top}\r\n`}From: ${from}\r\nTo: contact@ville.example\r\nSubject: acte\r\nDate: Mon, 1 Mar 2027 10:00:00 +0100\r\nMessage-ID: <1@usager.example>\r\n\r\nBonjour\r\n`,
  );
}
