import { Inject, Injectable } from '@nestjs/common';
import { DELIVERERS, type Deliverer, type DeliveryOutcome, type Keep } from '../../dossiers/delivery.js';
import { replyPurpose } from '../../dossiers/reply-token.js';
import type { MessageRow } from '../../dossiers/rows.js';
import { ENVIRONMENT, signingKey, type Environment } from '../../platform/config/index.js';
import { describeError, LOGGER, type Logger } from '../../platform/logs/index.js';
import { Towns } from '../../towns/index.js';
import { Enclosures } from './enclosures.js';
import { outgoing } from './outgoing.js';
import { SentCopies } from './sent-copies.js';

/** Hands a message to its way out, which keeps what leaves before it does. */
@Injectable()
export class Sending {
  private readonly replyKey: Buffer;

  constructor(
    @Inject(DELIVERERS) private readonly deliverers: readonly Deliverer[],
    @Inject(SentCopies) private readonly copies: SentCopies,
    @Inject(Enclosures) private readonly enclosures: Enclosures,
    @Inject(Towns) private readonly towns: Towns,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.replyKey = signingKey(environment, replyPurpose);
  }

  async send(townId: string, message: MessageRow & { number: string; service_id: string }): Promise<DeliveryOutcome> {
    const deliverer = this.deliverers.find(({ channel }) => channel === message.channel);
    if (!deliverer) throw new Error(`nothing delivers by ${message.channel}`);
    let isKept = false;
    const keep: Keep = async (write) => {
      isKept = false;
      const bytes = await this.copies.keep(townId, message, write);
      isKept = true;
      return bytes;
    };
    try {
      const town = await this.towns.byId(townId);
      const { files, words } = await this.enclosures.of(town, message);
      const alone = outgoing(town, message, this.replyKey);
      const whole = { ...alone, text: alone.text + words, ...(files.length > 0 && { enclosures: files }) };
      isKept = true;
      return await deliverer.deliver(whole, keep);
    } catch (error) {
      this.logger.error(
        { messageId: message.id, channel: message.channel, ...describeError(error) },
        'a delivery failed in a way nobody foresaw',
      );
      // Without its copy nothing has left.
      return { outcome: isKept ? 'unknown' : 'later', failure: 'other' };
    }
  }
}
