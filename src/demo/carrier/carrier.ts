import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CarrierAccount } from './account.js';
import type { Ring, Transcript } from './call-script.js';
import { Calls } from './calls.js';
import { Messages, type SentMessage } from './messages.js';
import { restServer } from './rest-api.js';
import { ring } from './ring.js';

/**
 * The carrier's side of the line, for the demo, tests and development: it speaks Twilio's contract to the application
 * and behaves as its input says (see numbers.ts and call-script.ts). Time passes only in the story.
 *
 *     const carrier = await startCarrier({ accountSid, authToken, publicUrl });   // TWILIO_API_URL = carrier.url
 *     await carrier.ring({ to: '+33465711050', says: ['des seringues près des jeux'] });
 */
export class Carrier {
  private readonly messages: Messages;
  private readonly calls: Calls;
  private readonly server: Server;

  constructor(private readonly account: CarrierAccount) {
    this.messages = new Messages(account);
    this.calls = new Calls(account);
    this.server = restServer(account, { Messages: this.messages.create, Calls: this.calls.create });
  }

  /** Address of the REST API, on the loopback. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Every SMS taken so far, in order. */
  get sent(): readonly SentMessage[] {
    return this.messages.sent;
  }

  /** Every call the application placed that has ended. */
  get placed(): readonly Transcript[] {
    return this.calls.placed;
  }

  /** An usager calls. Resolves when the call has ended and the application has been told of it. */
  ring(play: Ring): Promise<Transcript> {
    return ring(this.account, play);
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    await Promise.all([this.messages.settled(), this.calls.settled()]);
  }

  async listen(port = 0): Promise<void> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    await this.settled();
    this.server.closeAllConnections();
    if (this.server.listening) await new Promise((resolve) => this.server.close(resolve));
  }
}

/** @param port 0: any free one */
export async function startCarrier(account: CarrierAccount, port = 0): Promise<Carrier> {
  const carrier = new Carrier(account);
  await carrier.listen(port);
  return carrier;
}
