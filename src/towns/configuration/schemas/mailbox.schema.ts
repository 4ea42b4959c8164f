import { z } from 'zod';
import { block, email, secret, slug, text } from './shape.js';

/**
 * How a provider that knows no passwords any more lets a programme in (OAuth 2.0, RFC 6749; XOAUTH2): with a refresh token in
 * the name of a person's mailbox (Google), without one in the programme's own name (client credentials, Microsoft 365).
 */
const oauth = block({
  /** A secret is sent there: in the clear only to this very machine. */
  token_url: z
    .url({ protocol: /^https?$/, error: 'expected the address where tokens are given, like https://…/token' })
    .refine((url) => url.startsWith('https:') || isLoopback(new URL(url).hostname), {
      error: 'expected an address beginning with https://: a secret is sent there',
    }),
  client_id: text,
  client_secret: secret,
  refresh_token: secret.optional(),
  /** For Microsoft 365 `https://outlook.office365.com/.default`. */
  scope: text.optional(),
});

/** The public half is published at `<selector>._domainkey.<domain of the address>` (RFC 6376); absent: the provider signs. */
const dkim = block({
  selector: text.regex(/^[a-z0-9.-]{1,63}$/i, 'expected letters, digits, - and .'),
  private_key: secret,
});

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** INBOX is one folder however it is written (RFC 9051 5.1); of others the server says. */
const folderName = text
  .regex(/^[^\p{Cc}%*]+$/u, 'expected the name of a folder, as the server writes it')
  .transform((name) => (/^inbox$/i.test(name) ? 'INBOX' : name));

/** A mailbox that is read. `service`: it is that service's own; absent: it is the town's. */
export const mailbox = block({
  address: email,
  service: slug.optional(),
  /** `imaps://user:password@host[:port]`; no password where `oauth` is given. */
  url: secret,
  oauth: oauth.optional(),
  /** The first one is listened to, the others are looked through every minute. */
  folders: z
    .array(folderName)
    .min(1)
    .refine((folders) => new Set(folders).size === folders.length, { error: 'expected each folder once' })
    .default(['INBOX']),
  /** Where a mail goes once it is stored; absent: it stays where it is, with a mark. */
  file_to: folderName.optional(),
  /** The server brings `contact+anything@…` to `contact@…` (RFC 5233): answers then name their dossier in their address. */
  subaddressing: z.boolean().default(false),
  /** What the town hall's own server calls itself in Authentication-Results (RFC 8601); of others nothing is believed. */
  authserv_ids: z.array(text).default([]),
  /** What mails that leave from here are signed with. */
  dkim: dkim.optional(),
}).refine(({ folders, file_to }) => file_to === undefined || !folders.includes(file_to), {
  path: ['file_to'],
  error: 'expected a folder that is not read itself',
});
