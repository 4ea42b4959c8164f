import { describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { arrivalOfMail } from './arrival-of-mail.js';
import { backoffMs } from './backoff.js';
import { parseImapUrl } from './imap-url.js';
import { mailboxFailure, MailboxRefusal } from './failure.js';
import { fetchMails, NotKept } from './fetch-mails.js';
import { markAmong } from './file-mails.js';

describe('the address of a mailbox on its server', () => {
  it('holds a user with an @ and a password with signs', () => {
    expect(parseImapUrl('imaps://contact%40ville.example:p%2Fss%3Aword@imap.ville.example')).toEqual({
      host: 'imap.ville.example',
      port: 993,
      secure: true,
      user: 'contact@ville.example',
      password: 'p/ss:word',
    });
    expect(parseImapUrl('imap://u:p@[::1]:1143')).toMatchObject({ host: '::1', port: 1143, secure: false });
  });

  it.each([
    '',
    'imap.ville.example',
    'https://u:p@ville.example',
    'imaps://ville.example',
    'imaps://contact@ville.example',
    'imaps://contact:cent%@ville.example',
  ])('is refused unquoted: %s', (url) => {
    expect(() => parseImapUrl(url)).toThrow('a mailbox needs an address of the form imaps://user:password@host');
  });
});

describe('the address of a mailbox that is opened with a token', () => {
  it('needs no password', () => {
    expect(parseImapUrl('imaps://contact%40ville.example@imap.ville.example', true)).toMatchObject({
      user: 'contact@ville.example',
      password: '',
    });
  });
});

describe('the mark of a mail that is stored', () => {
  it('is our keyword, or "seen" where the server keeps no keywords', () => {
    expect(markAmong(undefined)).toBe('$Aiguillage');
    expect(markAmong(new Set(['\\Seen', '\\*']))).toBe('$Aiguillage');
    expect(markAmong(new Set(['\\Seen', '$Aiguillage']))).toBe('$Aiguillage');
    expect(markAmong(new Set(['\\Seen', '\\Deleted']))).toBe('\\Seen');
  });
});

describe('the pause before trying again', () => {
  it('doubles to its limit, and half of it is chance', () => {
    expect([1, 2, 3, 7, 500].map((attempt) => backoffMs(attempt, 1000, 60_000, 1))).toEqual([
      1000, 2000, 4000, 60_000, 60_000,
    ]);
    expect(backoffMs(3, 1000, 60_000, 0)).toBe(2000);
  });
});

describe('what a connection ended with', () => {
  it.each([
    [{ code: 'ECONNREFUSED' }, 'unreachable'],
    [{ code: 'CONNECT_TIMEOUT' }, 'timed-out'],
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'tls-failed'],
    [{ authenticationFailed: true }, 'credentials-refused'],
    [{ code: 'NoConnection' }, 'connection-lost'],
    [new MailboxRefusal('mailbox-read-only'), 'mailbox-read-only'],
    [new Error('a message that quotes someone'), 'other'],
    [undefined, 'other'],
  ])('%j is named %s', (error, name) => {
    expect(mailboxFailure(error)).toBe(name);
  });
});

describe('the key of a mail', () => {
  const mailbox = { townId: 't', address: 'Contact@Ville.example', url: '' };
  const key = (raw: string) =>
    arrivalOfMail(mailbox, { uid: 1, raw: Buffer.from(raw), reachedAt: new Date(0) }).arrival.sourceKey;

  it('is the same for the same mail, and differs with the content or the Message-ID', () => {
    const mail = 'Message-ID: <a@b.example>\r\n\r\nBonjour';
    expect(key(mail)).toBe(key(mail));
    expect(key(mail)).toMatch(/^contact@ville\.example <a@b\.example> [0-9a-f]{64}$/);
    expect(key(`${mail}.`)).not.toBe(key(mail));
    expect(key('Subject: x\r\n\r\n')).toMatch(/ sans-identifiant [0-9a-f]{64}$/);
    expect(key(`Message-ID: <${'a'.repeat(240)}@b.example>\r\n\r\n`).length).toBeLessThan(400);
  });

  it('is never cut within a character: Postgres would refuse it, and all that are fetched with it', () => {
    for (let letters = 194; letters < 202; letters += 1)
      expect(key(`Message-ID: <${'a'.repeat(letters)}😀😀😀@b.example>\r\n\r\n`)).not.toMatch(/\p{Cs}/u);
  });
});

describe('a large mail that our disk does not take', () => {
  it('is not the server’s fault, also where ending the download makes that fail', async () => {
    const content = new Readable({
      read: () => undefined,
      destroy: (_, done) => done(new Error('the download was aborted')),
    });
    const client = {
      usable: true,
      fetch: async function* () {
        yield { uid: 1, source: Buffer.alloc(256 * 1024), internalDate: new Date() };
      },
      download: async () => ({ content }),
    };
    const keep = async (_: string, bytes: Readable): Promise<never> => {
      content.destroy();
      bytes.destroy();
      await new Promise((resolve) => content.once('close', resolve));
      throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    };
    const mailbox = { townId: 't', address: 'contact@ville.example', url: '' };
    const fetched = fetchMails(client as never, mailbox, { keep }, [{ uid: 1, bytes: 6_000_000 }]);
    await expect(fetched).rejects.toBeInstanceOf(NotKept);
  });
});
