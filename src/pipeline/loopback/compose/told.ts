import type { ChannelName } from '../../../dossiers/arrival.js';
import type { DebtFacts, DebtKind } from '../../../dossiers/debts.js';
import type { MessageChannel } from '../../../dossiers/delivery.js';
import type { Administration, Demarche, Service } from '../../../towns/configuration/index.js';
import type { Town } from '../../../towns/index.js';

/** What is to be told, to whom and by which way: all that a message may speak of. */
export interface Told {
  town: Town;
  kind: DebtKind;
  channel: MessageChannel;
  dossier: {
    /** One, or all those of the contact, the parent first (J01). */
    numbers: readonly string[];
    demarche: Demarche | null;
    service: Service;
    /** The one that is competent when the town is not. */
    administration: Pick<Administration, 'name' | 'demo_phone'> | null;
    /** YYYY-MM-DD, the service promise. */
    targetDate: string | null;
    confidential: boolean;
  };
  /** The contact that is answered, in the usager's own words. */
  contact: {
    channel: ChannelName;
    receivedAt: Date;
    subject: string | null;
    text: string;
    /** ISO 639-1; null when it is not known. */
    language: string | null;
  };
  usager: {
    name: string | null;
    /** Lines, without the name. */
    address: readonly string[];
  };
  facts: DebtFacts;
  now: Date;
}
