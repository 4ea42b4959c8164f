import { describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import {
  EmailDeliverer,
  EmailModule,
  EmailReader,
  MAIL_TRUST,
  MAILBOXES,
  MARK_KEY,
  REPLY_KEY,
  SMTP_URL,
  TOWN_HALL,
  townHallOf,
} from './index.js';

describe('the e-mail channel', () => {
  it('reads and delivers', async () => {
    const providers = [
      { provide: SMTP_URL, useValue: null },
      { provide: MAILBOXES, useValue: [{ townId: 't', address: 'contact@ville.example', url: '' }] },
      { provide: MARK_KEY, useValue: Buffer.alloc(32) },
      { provide: REPLY_KEY, useValue: Buffer.alloc(32) },
      { provide: MAIL_TRUST, useValue: () => ({ authservIds: [] }) },
      { provide: TOWN_HALL, useValue: () => townHallOf(['contact@ville.example']) },
    ];
    const module = await Test.createTestingModule({ imports: [EmailModule.register({ providers })] }).compile();
    expect(module.get(EmailReader).channel).toBe('email');
    expect(module.get(EmailDeliverer).channel).toBe('email');
    await module.close();
  });
});
