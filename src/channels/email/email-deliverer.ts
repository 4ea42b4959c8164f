import type { Deliverer, DeliveryOutcome, Keep, OutgoingMessage } from '../../dossiers/delivery.js';
import { messageMark } from '../../dossiers/message-mark.js';
import { isRobotAddress } from '../../dossiers/robot-address.js';
import { isOneOf, sameForm, type TownMailbox } from './addresses.js';
import { composeMail } from './compose-mail.js';
import { deliveryOutcome, type SmtpFailure } from './delivery-outcome.js';
import { bouncesTo } from './sending/bounces-to.js';
import { offers } from './sending/offers.js';
import { Places } from './sending/places.js';
import { SmtpPool } from './sending/pool.js';
import { writeMail } from './write-mail.js';

const connections = 8;
/** Some are always left for the other domains. */
const connectionsPerDomain = 5;

/** The town's mailboxes as a sender must know them. */
export type OwnMailbox = Pick<TownMailbox, 'townId' | 'address' | 'serviceId' | 'subaddressing' | 'dkim'>;

/** Sends mails to whom it may, and names what became of each. */
export class EmailDeliverer implements Deliverer {
  readonly channel = 'email';
  private readonly pool: SmtpPool | null;
  private readonly places = new Places(connectionsPerDomain);

  /**
   * @param smtpUrl `smtps://user:password@host:465`; null when the installation has none: every message then waits
   * @param mailboxes all mailboxes we read, of every town: nothing is ever sent to one of them
   * @param markKey of message-mark.ts
   */
  constructor(
    private readonly smtpUrl: string | null,
    private readonly mailboxes: readonly OwnMailbox[],
    private readonly markKey: Buffer,
  ) {
    this.pool = smtpUrl === null ? null : new SmtpPool(smtpUrl, connections);
  }

  async deliver(message: OutgoingMessage, keep: Keep): Promise<DeliveryOutcome> {
    if (!this.pool || !this.smtpUrl) return { outcome: 'later', failure: 'provider-unreachable' };
    const { recipient } = message;
    if (!isPlainAddress(recipient)) return { outcome: 'refused', failure: 'address-unknown' };
    if (this.mustNotBeWrittenTo(message)) return { outcome: 'refused', failure: 'rejected-by-policy' };
    const refusal = isAscii(localPart(recipient)) ? null : await refusalOfLetters(this.smtpUrl);
    if (refusal) return refusal;
    const leave = await this.places.enter(domainOf(recipient));
    // It is our own connections that are taken: the provider has not asked to be spared.
    if (!leave) return { outcome: 'later', failure: 'provider-busy' };
    return this.send(this.pool, message, keep).finally(leave);
  }

  onModuleDestroy(): void {
    this.pool?.close();
  }

  private async send(pool: SmtpPool, message: OutgoingMessage, keep: Keep): Promise<DeliveryOutcome> {
    const mailbox = this.mailboxOf(message.townId);
    const mark = messageMark(message.id, this.markKey);
    const mail = composeMail(message, {
      address: mailbox?.address ?? message.from.email,
      bounces: mailbox ? bouncesTo(mailbox, mark) : message.from.email,
      mark,
    });
    return pool.send(mail, await keep(() => writeMail(mail, mailbox?.dkim)));
  }

  private mustNotBeWrittenTo({ recipient, ours }: OutgoingMessage): boolean {
    const own = [...ours, ...this.mailboxes.map((mailbox) => mailbox.address)];
    return isRobotAddress(sameForm(recipient)) || isOneOf(recipient, new Set(own.map(sameForm)));
  }

  private mailboxOf(townId: string): OwnMailbox | undefined {
    const ours = this.mailboxes.filter((mailbox) => mailbox.townId === townId);
    return ours.find(({ serviceId }) => !serviceId) ?? ours[0];
  }
}

/** One address and nothing else: no second recipient, no SMTP command can ride along. */
function isPlainAddress(address: string): boolean {
  return address.length <= 254 && /^[^\s<>()[\],;:@"\\\p{Cc}]{1,64}@[^\s<>()[\],;:@"\\\p{Cc}]+$/u.test(address);
}

/** A server that does not know them would break the address, or the mail (RFC 6531 3.1). The domain has another spelling. */
async function refusalOfLetters(smtpUrl: string): Promise<DeliveryOutcome | null> {
  try {
    return (await offers(smtpUrl, 'SMTPUTF8')) ? null : { outcome: 'refused', failure: 'address-not-sendable' };
  } catch (error) {
    return deliveryOutcome(error as SmtpFailure, false);
  }
}

function localPart(address: string): string {
  return address.slice(0, address.lastIndexOf('@'));
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}
