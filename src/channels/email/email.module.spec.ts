import { describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import pino from 'pino';
import { INTAKE_DOOR } from '../../pipeline/intake/door.types.js';
import { LOGGER } from '../../platform/logs/index.js';
import { EmailDeliverer, EmailModule, EmailReader, MAILBOXES, MailboxWatchers, SMTP_URL } from './index.js';

describe('the e-mail channel', () => {
  it('has a watcher for each mailbox, which waits to be started', async () => {
    const module = await assemble('imap://contact:secret@127.0.0.1:1');
    expect(module.get(EmailReader).channel).toBe('email');
    expect(module.get(EmailDeliverer).channel).toBe('email');
    expect(module.get(MailboxWatchers).states()).toEqual([
      { address: 'contact@ville.example', connected: false, lastError: null, lastSeenAt: null },
    ]);
    await module.close();
  });

  it('does not start with an address that is none, and keeps it to itself', async () => {
    await expect(assemble('contact:secret@127.0.0.1')).rejects.toThrow(/^a mailbox needs an address of the form/);
  });
});

function assemble(url: string) {
  const given = [
    { provide: SMTP_URL, useValue: null },
    { provide: MAILBOXES, useValue: [{ townId: 't', address: 'contact@ville.example', url }] },
    { provide: INTAKE_DOOR, useValue: {} },
    { provide: LOGGER, useValue: pino({ level: 'silent' }) },
  ];
  return Test.createTestingModule({ imports: [EmailModule.register({ providers: given })] }).compile();
}
