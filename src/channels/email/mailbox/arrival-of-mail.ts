import { createHash } from 'node:crypto';
import type { Arrival } from '../../../dossiers/arrival.js';
import type { FetchedMail, MailMarks } from '../../../pipeline/intake/ledger/ledger.types.js';
import { sameForm, type TownMailbox } from '../addresses.js';
import { messageIdOf, peekHeaders, senderOf, type MailHeader } from '../headers.js';

const messageIdLengthMax = 200;
const original = { name: 'courriel.eml', mediaType: 'message/rfc822' };

/** A mail as the server gave it; `reachedAt` is its INTERNALDATE, whatever its Date field claims (CRPA L112-13). */
export interface RawMail {
  uid: number;
  raw: Buffer;
  reachedAt: Date;
}

/**
 * What the line is told of a mail. The key holds the mailbox, the Message-ID (which senders forget and robots repeat)
 * and the content, so that the same mail is one contact however often it is fetched, and two mails never are.
 */
export function arrivalOfMail(mailbox: TownMailbox, { uid, raw, reachedAt }: RawMail): FetchedMail {
  const headers = peekHeaders(raw);
  const sha256 = createHash('sha256').update(raw).digest('hex');
  const marks = { messageId: shortId(headers), sha256, bytes: raw.length, reachedAt };
  return { uid, marks, arrival: { ...arrivalOf(mailbox, headers, marks), original: { ...original, bytes: raw } } };
}

/** The same of a large mail, which is in the document store already. @param raw its beginning */
export function arrivalOfLargeMail(
  mailbox: TownMailbox,
  { uid, raw, reachedAt }: RawMail,
  stored: { sha256: string; size: number },
): FetchedMail {
  const headers = peekHeaders(raw);
  const marks = { messageId: shortId(headers), sha256: stored.sha256, bytes: stored.size, reachedAt };
  return { uid, marks, arrival: { ...arrivalOf(mailbox, headers, marks), stored: { ...original, ...stored } } };
}

/** Of one that is larger than any mail the pile shows whose it is; the mail itself stays where it is, in the mailbox. */
export function refusedMail(mailbox: TownMailbox, { uid, raw, reachedAt }: RawMail, bytes: number): FetchedMail {
  const headers = peekHeaders(raw);
  const sha256 = createHash('sha256').update(raw).digest('hex');
  const marks = { messageId: shortId(headers), sha256, bytes, reachedAt };
  return { uid, marks, arrival: arrivalOf(mailbox, headers, marks), refusal: 'too-large' };
}

function arrivalOf(mailbox: TownMailbox, headers: readonly MailHeader[], marks: MailMarks): Arrival {
  const { messageId, sha256, reachedAt } = marks;
  return {
    townId: mailbox.townId,
    channel: 'email',
    sourceKey: `${sameForm(mailbox.address)} ${messageId ?? 'sans-identifiant'} ${sha256}`,
    source: mailbox.address,
    receivedAt: reachedAt,
    sender: senderOf(headers),
    ...(mailbox.serviceId && { serviceId: mailbox.serviceId }),
  };
}

function shortId(headers: readonly MailHeader[]): string | null {
  // Cut within a character, it could not be stored.
  return (
    messageIdOf(headers)
      ?.slice(0, messageIdLengthMax)
      .replace(/\p{Cs}$/u, '') ?? null
  );
}
