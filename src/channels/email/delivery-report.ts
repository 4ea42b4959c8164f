import type { Attachment, Email } from 'postal-mime';
import type { DeliveryFailure } from '../../dossiers/delivery.js';
import { isMailSystemAddress, ownMessageId } from './addresses.js';
import { failureOfStatus } from './delivery-outcome.js';
import { headerValue, type MailHeader } from './headers.js';

/**
 * What a mail says of an earlier one. `failed`: it will never arrive; `complaint`: it arrived, and is not wanted; `news`: delayed,
 * delivered, read, or a report of another kind, which changes nothing for the usager; `none`: this mail is not a report.
 */
export interface DeliveryReport {
  kind: 'failed' | 'complaint' | 'news' | 'none';
  /** Our Message-ID it speaks of; null when it is not ours or could not be found. */
  messageId: string | null;
  /** Why it failed, where the report says so. */
  failure?: DeliveryFailure;
}

const evidenceTypes = ['message/rfc822', 'message/global', 'text/rfc822-headers', 'message/delivery-status'];
const evidenceBytesMax = 64 * 1024;
const failureSubject =
  /undeliver|delivery (?:status|failure|has failed)|failure notice|returned mail|mail delivery|non[- ]?remis|non distribu|[ée]chec de (?:la )?(?:remise|distribution)/i;

/** Reads a report as of RFC 3464, or one in a server's own words that quotes a mail of ours. */
export function deliveryReport(email: Email, headers: readonly MailHeader[], sender: string | null): DeliveryReport {
  const contentType = headerValue(headers, 'content-type') ?? '';
  if (/^multipart\/report\b/i.test(contentType)) {
    if (email.attachments.some(isComplaint))
      return { kind: 'complaint', messageId: quotedOwnId(email, headers), failure: 'unwanted' };
    const failed = email.attachments.find(isFailedStatus);
    if (!failed) return { kind: 'news', messageId: null };
    return { kind: 'failed', messageId: quotedOwnId(email, headers), failure: failureOf(failed) };
  }
  const messageId = ownIdInside(email);
  if (messageId && isFromMailSystem(email, headers, sender)) return { kind: 'failed', messageId };
  return { kind: 'none', messageId: null };
}

/** Per-recipient fields, RFC 3464 2.3: `Action` is required; `delayed` and `relayed` are not failures. */
function isFailedStatus(part: Attachment): boolean {
  if (!/^message\/(?:global-)?delivery-status$/.test(part.mimeType)) return false;
  return /^action:[ \t]*failed/im.test(textOf(part));
}

/** RFC 5965 3.1: what the reader's « this is spam » button sends us. */
function isComplaint(part: Attachment): boolean {
  return part.mimeType === 'message/feedback-report' && /^feedback-type:[ \t]*abuse/im.test(textOf(part));
}

/** `Status: 5.1.1`, RFC 3464 2.3.4. */
function failureOf(part: Attachment): DeliveryFailure {
  const detail = /^status:[ \t]*[245]\.(\d{1,3}\.\d{1,3})/im.exec(textOf(part))?.[1];
  return detail === undefined ? 'address-unknown' : failureOfStatus(detail);
}

function quotedOwnId(email: Email, headers: readonly MailHeader[]): string | null {
  const thread = `${headerValue(headers, 'references') ?? ''} ${headerValue(headers, 'in-reply-to') ?? ''}`;
  return ownIdInside(email) ?? ownMessageId(thread);
}

/** Our id in what the report carries: the returned mail, the envelope id we gave (RFC 3461 4.4), or the words. */
function ownIdInside(email: Email): string | null {
  for (const part of email.attachments.filter((each) => evidenceTypes.includes(each.mimeType))) {
    const text = textOf(part);
    const envelope = /^original-envelope-id:[ \t]*<?(aig-[^\s<>]{1,250})/im.exec(text)?.[1];
    const found = ownMessageId(text) ?? (envelope ? `<${envelope}>` : null);
    if (found) return found;
  }
  return ownMessageId(email.text ?? '') ?? ownMessageId((email.html ?? '').replace(/&lt;/g, '<').replace(/&gt;/g, '>'));
}

// An absence also travels with an empty return path and may quote us: the empty path alone does not make a bounce.
function isFromMailSystem(email: Email, headers: readonly MailHeader[], sender: string | null): boolean {
  if (sender && isMailSystemAddress(sender)) return true;
  return headerValue(headers, 'return-path') === '<>' && failureSubject.test(email.subject ?? '');
}

function textOf(part: Attachment): string {
  if (typeof part.content === 'string') return part.content.slice(0, evidenceBytesMax);
  const bytes = part.content instanceof Uint8Array ? part.content : new Uint8Array(part.content);
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, evidenceBytesMax)).toString('latin1');
}
