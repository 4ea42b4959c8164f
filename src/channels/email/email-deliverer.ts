import { createTransport } from 'nodemailer';
import type { Readable } from 'node:stream';
import type { Deliverer, DeliveryOutcome, Keep, OutgoingMessage } from '../../dossiers/delivery.js';
import { isRobotAddress } from '../../dossiers/robot-address.js';
import { sameForm, type TownMailbox } from './addresses.js';
import { composeMail } from './compose-mail.js';
import { deliveryOutcome, type SmtpFailure } from './delivery-outcome.js';
import { writeMail } from './write-mail.js';

const connections = 5;
const connectTimeoutMs = 10_000;
// Some servers scan a mail before they answer: giving up early turns a mail sent into one nobody is sure of.
const silenceTimeoutMs = 120_000;

/** The town's mailboxes as a sender must know them. */
export type OwnMailbox = Pick<TownMailbox, 'townId' | 'address' | 'serviceId'>;

/** Sends mails over one pool of connections to the town hall's mail provider. Accepting one is not delivering it. */
export class EmailDeliverer implements Deliverer {
  readonly channel = 'email';
  private readonly transport: ReturnType<typeof openPool> | null;
  private readonly handOvers = new WeakMap<object, Readable[]>();

  /**
   * @param smtpUrl `smtps://user:password@host:465`; null when the installation has none: every message then waits
   * @param mailboxes all mailboxes we read, of every town: nothing is ever sent to one of them
   */
  constructor(
    smtpUrl: string | null,
    private readonly mailboxes: readonly OwnMailbox[],
  ) {
    this.transport = smtpUrl === null ? null : openPool(smtpUrl);
    // A try may take two connections (an idle one that turns out dead): each has its own stream of the text.
    this.transport?.use('stream', (mail, next) => {
      const streams: Readable[] = [];
      const create = mail.message.createReadStream.bind(mail.message);
      mail.message.createReadStream = (options) => {
        const stream = create(options);
        streams.push(stream);
        return stream;
      };
      this.handOvers.set(mail.data.raw as object, streams);
      next();
    });
  }

  async deliver(message: OutgoingMessage, keep: Keep): Promise<DeliveryOutcome> {
    if (!this.transport) return { outcome: 'later', failure: 'provider-unreachable' };
    if (!isPlainAddress(message.recipient)) return { outcome: 'refused', failure: 'address-unknown' };
    if (this.mustNotBeWrittenTo(message)) return { outcome: 'refused', failure: 'rejected-by-policy' };
    const mail = composeMail(message, this.townAddress(message.townId));
    const raw = await keep(() => writeMail(mail));
    try {
      const { response } = await this.transport.sendMail({ envelope: mail.envelope, dsn: mail.dsn, raw });
      return { outcome: 'accepted', reference: response.slice(0, 200) };
    } catch (error) {
      const streams = this.handOvers.get(raw) ?? [];
      const handedOver = streams.some((stream) => stream.readableDidRead);
      return deliveryOutcome(error as SmtpFailure, handedOver);
    }
  }

  /** Lets the mails in hand go out, then closes the connections. */
  onModuleDestroy(): void {
    this.transport?.close();
  }

  private mustNotBeWrittenTo({ recipient, ours }: OutgoingMessage): boolean {
    const address = sameForm(recipient);
    const own = [...ours, ...this.mailboxes.map((mailbox) => mailbox.address)];
    return isRobotAddress(address) || own.some((each) => sameForm(each) === address);
  }

  private townAddress(townId: string): string | null {
    const ours = this.mailboxes.filter((mailbox) => mailbox.townId === townId);
    return (ours.find(({ serviceId }) => !serviceId) ?? ours[0])?.address ?? null;
  }
}

/** One address and nothing else: no second recipient, no SMTP command can ride along. */
function isPlainAddress(address: string): boolean {
  return address.length <= 254 && /^[^\s<>()[\],;:@"\\\p{Cc}]{1,64}@[^\s<>()[\],;:@"\\\p{Cc}]+$/u.test(address);
}

function openPool(url: string) {
  return createTransport({
    url,
    pool: true,
    maxConnections: connections,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: silenceTimeoutMs,
    // The library itself tries again only while not a byte of the text has left; the rest is the line's business.
    maxRequeues: 1,
  });
}
