import { createHash } from 'node:crypto';
import type { UnderstoodMail } from '../channels/email/inspection/index.js';
import { languageOf } from '../pipeline/qualification/language/index.js';

/** What `mail inspect` prints of a mail. Names are empty where there is none. */
export function mailLine(file: string, mail: UnderstoodMail) {
  const { kind, from, to, subject, date, messageId, inReplyTo, references, newText, quotedText, warnings } = mail;
  return {
    file,
    kind,
    from,
    to,
    subject,
    date: date?.toISOString() ?? null,
    messageId,
    inReplyTo,
    references,
    newText,
    quotedText,
    attachments: mail.files.map(attachment),
    bounce: bounceOf(mail),
    relay: relayOf(mail),
    language: spoken(newText),
    warnings,
  };
}

function attachment({ name, mediaType: type, content }: UnderstoodMail['files'][number]) {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const piece of content.pieces()) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { name, type, bytes, sha256: hash.digest('hex') };
}

function bounceOf({ report }: UnderstoodMail) {
  if (report.kind !== 'failed' && report.kind !== 'delayed' && report.kind !== 'complaint') return null;
  const { recipient, status, originalMessageId } = report;
  return { recipient, status, originalMessageId };
}

function relayOf({ relayed }: UnderstoodMail) {
  return relayed && { agent: person(relayed.relay.agent), originalSender: person(relayed.sender) };
}

function person({ name, email }: { name?: string; email?: string }) {
  return { name: name ?? '', address: email ?? null };
}

/** ISO 639-1; null where nothing is said. */
function spoken(text: string): string | null {
  const { language, confidence } = languageOf(text);
  return confidence > 0 ? language : null;
}
