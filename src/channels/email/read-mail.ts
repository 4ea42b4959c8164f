import type { Authenticity, MailFacts, FileContent, Reader, Reading, ReadingResult } from '../../dossiers/arrival.js';
import { maskSender, maskSensitive } from '../../dossiers/mask/index.js';
import { sameForm } from './addresses.js';
import { authenticityOf, type Trust } from './authenticity.js';
import type { MailFile } from './files/mail-files.js';
import { peekHeaders } from './headers.js';
import { readingKindOf } from './mail-kind.js';
import { townHallOf, type TownHall } from './town-hall.js';
import { understandMail, type MailContext, type UnderstoodMail } from './understand-mail.js';

/** Forty megabytes of files, in base64 and in lines. Larger mails are refused by the servers of town halls. */
export const mailBytesMax = 64 * 1024 * 1024;

/** What proves that a mail concerns us; see MailContext and Trust. */
export interface MailProofs {
  /** Of the server of a mailbox. Each town's vouches for its own mailboxes only: what it calls itself can be written to others. */
  trust?: (mailbox: string) => Trust;
  keys?: MailContext['keys'];
  /** Whose passing on to a mailbox is a relay; absent: that of our mailboxes and their domains. */
  townHall?: (mailbox: string) => TownHall;
}

/** Turns a raw mail (RFC 5322) into words. Never throws: what cannot be read is named. */
export class EmailReader implements Reader {
  readonly channel = 'email';
  private readonly ourAddresses: ReadonlySet<string>;
  private readonly townHall: (mailbox: string) => TownHall;

  /** @param ourAddresses addresses of all our mailboxes: a mail from one of them is a loop, never a request */
  constructor(
    ourAddresses: Iterable<string>,
    private readonly proofs: MailProofs = {},
  ) {
    this.ourAddresses = new Set([...ourAddresses].map(sameForm));
    const ours = townHallOf(this.ourAddresses);
    this.townHall = proofs.townHall ?? (() => ours);
  }

  async read({ bytes }: FileContent, mailbox = ''): Promise<ReadingResult> {
    if (bytes.length > mailBytesMax) return { ok: false, reason: 'too-large' };
    if (!isMail(bytes)) return { ok: false, reason: 'unparsable-mail' };
    try {
      return { ok: true, reading: await this.understood(bytes, mailbox) };
    } catch {
      // No mail is known that does this; a person looks at it all the same.
      return { ok: false, reason: 'unparsable-mail' };
    }
  }

  private async understood(raw: Buffer, mailbox: string): Promise<Reading> {
    const { ourAddresses, proofs } = this;
    const authenticity = proofs.trust && (await authenticityOf(raw, proofs.trust(mailbox)));
    const context = { ourAddresses, townHall: this.townHall(mailbox), ...(proofs.keys && { keys: proofs.keys }) };
    return readingOf(understandMail(raw, { ...context, ...(authenticity && { authenticity }) }), authenticity ?? null);
  }
}

// Fields that only an author writes; a server adds Received, Return-Path and its like to any noise it is given.
const authorFields = new Set(
  'from sender reply-to to cc bcc subject date message-id mime-version content-type'.split(' '),
);

/** Whether bytes are a mail at all, and not noise. */
export function isMail(raw: Buffer): boolean {
  return peekHeaders(raw).some(({ key }) => authorFields.has(key));
}

function readingOf(mail: UnderstoodMail, authenticity: MailFacts['authenticity'] | null): Reading {
  const { kind, relayed, report, warnings } = mail;
  return {
    kind: readingKindOf(kind),
    subject: relayed?.subject ?? mail.subject,
    text: mail.text,
    sender: relayed?.sender ?? mail.sender,
    // A mail's Content-Language says how the writer's programme is set, not what was written.
    language: null,
    attachments: mail.files.filter((file) => !isOrnament(file)).map(foundFile),
    mail: {
      kind,
      messageId: mail.messageId,
      inReplyTo: mail.inReplyTo,
      references: mail.references,
      ...fromElsewhere(mail),
      bouncedMessageId: report.messageId,
      ...(report.failure && {
        bounce: { state: report.kind === 'complaint' ? 'complained' : 'bounced', failure: report.failure },
      }),
      ...(report.kind === 'delivered' && { arrived: true as const }),
      ...(relayed && { relay: relayed.relay }),
      ...(mail.tokenOf !== null && { tokenOf: mail.tokenOf }),
      ...(authenticity && { authenticity: ofSender(authenticity, mail) }),
      ...(warnings.length > 0 && { warnings: warnings.map(maskSensitive) }),
    },
  };
}

/** People see both: who wrote, and where the answer goes, which may be somebody else's choice. */
function fromElsewhere({ from, sender, relayed }: UnderstoodMail): Pick<MailFacts, 'from'> {
  if (!from || relayed || sameForm(from.address) === sameForm(sender.email ?? '')) return {};
  return { from: maskSender({ ...(from.name && { name: from.name }), email: from.address }) };
}

/** A proof is the From's: it says nothing of another whom the answer goes to, nor of whoever wrote what an agent passed on. */
function ofSender(authenticity: Authenticity, { from, sender, relayed }: UnderstoodMail): Authenticity {
  const isFrom = sameForm((relayed?.sender ?? sender).email ?? '') === sameForm(from?.address ?? '');
  return isFrom || authenticity.verdict !== 'proven' ? authenticity : { ...authenticity, verdict: 'unproven' };
}

// The logo under each mail of a company, the pixel that tells who reads: agents have asked every comparable product to be spared
// them among the documents. A photograph within the words is larger. All stay in the original.
const ornamentBytesMax = 10 * 1024;

function isOrnament({ isInline, content }: MailFile): boolean {
  return isInline && content.bytes(ornamentBytesMax + 1).length <= ornamentBytesMax;
}

function foundFile({ name, mediaType, content }: MailFile) {
  return { name, mediaType, pieces: () => content.pieces() };
}
