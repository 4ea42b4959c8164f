import { createTransport, type SendMailOptions } from 'nodemailer';
import { Readable } from 'node:stream';
import type { DeliveryOutcome } from '../../../dossiers/delivery.js';
import { deliveryOutcome, type SmtpFailure } from '../delivery-outcome.js';

const connectTimeoutMs = 10_000;
// Some servers scan a mail before they answer: giving up early turns a mail sent into one nobody is sure of.
const silenceTimeoutMs = 120_000;
const pieceBytes = 64 * 1024;

/** A pool of connections to the town hall's mail provider. Accepting a mail is not delivering it. */
export class SmtpPool {
  private readonly transport: ReturnType<typeof openPool>;
  private readonly handOvers = new WeakMap<object, Readable[]>();

  /** @param url `smtps://user:password@host:465`; `?maxConnections=3` where the provider admits no more */
  constructor(url: string, connections: number) {
    this.transport = openPool(url, connections);
    // In pieces, so that the library has taken the last one, and writes the end of the mail, only when what came before is on its
    // way. A try may take two connections (an idle one that turns out dead): each has its own stream of the text.
    this.transport.use('stream', (mail, next) => {
      const raw = mail.data.raw as Buffer;
      const texts: Readable[] = [];
      mail.message.createReadStream = () => {
        const text = Readable.from(pieces(raw), { objectMode: false });
        texts.push(text);
        return text;
      };
      this.handOvers.set(raw, texts);
      next();
    });
  }

  /** Sends these bytes once. Their size is announced, so that what is too large is refused before it is sent (RFC 1870). */
  async send({ envelope, dsn }: SendMailOptions, raw: Buffer): Promise<DeliveryOutcome> {
    try {
      const announced = { ...(envelope as object), size: raw.length };
      const { response } = await this.transport.sendMail({ envelope: announced, dsn, raw });
      return { outcome: 'accepted', reference: response.slice(0, 200) };
    } catch (error) {
      const handedOver = this.handOvers.get(raw)?.some((text) => text.readableEnded) ?? false;
      return deliveryOutcome(error as SmtpFailure, handedOver);
    }
  }

  /** Lets the mails in hand go out, then closes the connections. */
  close(): void {
    this.transport.close();
  }
}

function openPool(url: string, connections: number) {
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

function* pieces(raw: Buffer): Generator<Buffer> {
  for (let at = 0; at < raw.length; at += pieceBytes) yield raw.subarray(at, at + pieceBytes);
}
