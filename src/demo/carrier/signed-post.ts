import { createHmac, randomUUID } from 'node:crypto';
import type { CarrierAccount } from './account.js';

const answerMs = 15_000;

export interface Answer {
  status: number;
  mediaType: string;
  body: string;
}

/** Posts a form as the carrier does, signed with the account's secret over the public address. */
export async function signedPost(account: CarrierAccount, url: string, form: Record<string, string>): Promise<Answer> {
  const response = await fetch(reachable(account, url), {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'user-agent': 'TwilioProxy/1.1',
      'i-twilio-idempotency-token': randomUUID(),
      'x-twilio-signature': signature(account.authToken, url, form),
    },
    body: new URLSearchParams(form).toString(),
    signal: AbortSignal.timeout(answerMs),
  });
  return {
    status: response.status,
    mediaType: (response.headers.get('content-type') ?? '').split(';')[0]!.trim(),
    body: await response.text(),
  };
}

/** X-Twilio-Signature: HMAC-SHA1, in base64, of the address followed by each field's name and value in order of names. */
export function signature(authToken: string, url: string, form: Record<string, string>): string {
  const fields = Object.keys(form)
    .sort()
    .map((field) => `${field}${form[field]}`);
  return createHmac('sha1', authToken)
    .update(`${url}${fields.join('')}`)
    .digest('base64');
}

function reachable({ publicUrl, appUrl }: CarrierAccount, url: string): string {
  return appUrl !== undefined && url.startsWith(publicUrl) ? `${appUrl}${url.slice(publicUrl.length)}` : url;
}
