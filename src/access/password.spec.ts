import { hashPassword, makePassword, verifyPassword } from './password.js';

describe('a password', () => {
  it('opens with the right one and with no other', async () => {
    const stored = await hashPassword('un train peut en cacher un autre');
    expect(await verifyPassword('un train peut en cacher un autre', stored)).toBe(true);
    expect(await verifyPassword('Un train peut en cacher un autre', stored)).toBe(false);
    expect(await verifyPassword('', stored)).toBe(false);
  });

  it('is kept with its salt and its costs, and never twice the same', async () => {
    const [one, other] = await Promise.all([hashPassword('passe-partout!'), hashPassword('passe-partout!')]);
    expect(one).toMatch(/^scrypt\$32768\$8\$3\$[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=$/);
    expect(one).not.toBe(other);
    expect(one).not.toContain('passe');
  });

  it('kept at another cost still opens', async () => {
    // RFC 7914, section 12, second vector, cut to 32 bytes: derived bytes come in order.
    const salt = Buffer.from('NaCl').toString('base64');
    const hash = Buffer.from('fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162', 'hex').toString(
      'base64',
    );
    expect(await verifyPassword('password', `scrypt$1024$8$16$${salt}$${hash}`)).toBe(true);
    expect(await verifyPassword('Password', `scrypt$1024$8$16$${salt}$${hash}`)).toBe(false);
  });

  it('opens whichever way the keyboard writes an accent', async () => {
    expect(
      await verifyPassword('gar\u00e7on-\u00e9t\u00e9-2027', await hashPassword('garc\u0327on-e\u0301te\u0301-2027')),
    ).toBe(true);
  });

  it('is never right where there is no account', async () => {
    expect(await verifyPassword('', null)).toBe(false);
    expect(await verifyPassword('\0', null)).toBe(false);
  });

  it('made by us can be dictated', () => {
    expect(makePassword()).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
    expect(makePassword()).not.toBe(makePassword());
  });
});
