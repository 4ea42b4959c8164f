import { describe, expect, it } from '@jest/globals';
import { smsRecipient } from './mobile.js';

describe('who can take an SMS', () => {
  it('French 06 and 07, even in ranges kept for fiction', () => {
    expect(['+33639984101', '+33712345678'].map(smsRecipient)).toEqual(['mobile', 'mobile']);
  });

  it('mobiles of the overseas departments and of abroad', () => {
    expect(['+262692123456', '+4915112345678'].map(smsRecipient)).toEqual(['mobile', 'mobile']);
  });

  it('no landline, no box number, no special number', () => {
    const numbers = ['+33465711050', '+33123456789', '+33912345678', '+33800123456', '+4930123456'];
    expect(numbers.map(smsRecipient)).toEqual(numbers.map(() => 'not-a-mobile'));
  });

  it('nothing that is no number', () => {
    expect(['', 'anonymous', '+336', '0639984101'].map(smsRecipient)).toEqual(Array(4).fill('not-a-number'));
  });
});
