import type { Attachment, Email } from 'postal-mime';
import { turnsReadingOrder } from '../../dossiers/unseen-signs.js';
import { addresses, cleanLine, headerValue, type MailHeader } from './headers.js';
import { bodyOf } from './mime/body.js';
import type { Part } from './mime/part.js';
import { splitMail } from './mime/split.js';
import { decodeWords } from './mime/words.js';
import { mailFiles, type MailFile } from './files/mail-files.js';

/** A raw mail taken apart: its fields, its words and its files, without any opinion on them. */
export interface ParsedMail {
  headers: readonly MailHeader[];
  /** Decoded, one line, empty when there is none. */
  subject: string;
  /** All its words, earlier mails included, with `\n` between lines. */
  text: string;
  /** What Outlook says it is, where it wrote for another Outlook; else empty. */
  outlookClass: string;
  files: MailFile[];
  /** The parts that are no words, reports included, as the rules for reports and invitations read them. */
  email: Email;
  /** Mails joined to it, still in their part. */
  mails: Part[];
  /** What was not as it should be: a word, and where it helps what it is about. */
  faults: Set<string>;
}

// The rules for reports look at the beginning of a part.
const evidenceBytesMax = 64 * 1024;

/** Never throws. */
export function parseMail(raw: Buffer): ParsedMail {
  const { root, faults } = splitMail(raw);
  const body = bodyOf(root, faults);
  const { files, packed } = mailFiles(body, faults);
  const { headers } = root;
  const written = decodeWords(headerValue(headers, 'subject') ?? '');
  const subject = cleanLine(written);
  if (turnsReadingOrder(written)) faults.add('reading-order: the subject');
  const text = body.text.trim() === '' ? packed.text : body.text;
  const parts = [...body.reports, ...body.files.map(({ part }) => part)];
  const mails = parts.filter(({ type }) => type === 'message/rfc822' || type === 'message/global');
  return {
    headers,
    subject,
    text,
    outlookClass: packed.messageClass,
    files,
    email: emailOf(headers, subject, text, parts),
    mails,
    faults,
  };
}

/** In the form of postal-mime, which the rules for reports are written for. */
function emailOf(headers: readonly MailHeader[], subject: string, text: string, parts: readonly Part[]): Email {
  return {
    headers: headers.map((header) => ({ ...header, originalKey: header.key })),
    headerLines: [],
    from: addresses(headers, 'from')[0],
    subject,
    text,
    attachments: parts.map(attachmentOf),
  };
}

function attachmentOf(part: Part): Attachment {
  return {
    filename: part.fileName,
    mimeType: part.type,
    disposition: part.disposition,
    method: part.parameter('method')?.toUpperCase(),
    get content() {
      return part.bytes(evidenceBytesMax);
    },
  };
}
