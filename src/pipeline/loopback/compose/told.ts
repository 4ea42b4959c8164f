import type { ChannelName } from '../../../dossiers/arrival.js';
import type { DebtFacts, DebtKind, Destination } from '../../../dossiers/debts.js';
import type { MessageChannel } from '../../../dossiers/delivery.js';
import type { Demarche, Service } from '../../../towns/configuration/index.js';
import type { Town } from '../../../towns/index.js';
import type { Agent } from './agent.js';

/** What silence brings, by the names of config/templates/blocks/legal.liquid, and when. */
export interface Silence {
  block: 'acceptance' | 'rejection' | 'cada' | 'attestation';
  /** YYYY-MM-DD. */
  day: string;
  months: number;
}

/** What is to be told, to whom and by which way: all that a message may speak of. */
export interface Told {
  town: Town;
  kind: DebtKind;
  channel: MessageChannel;
  /** An e-mail that said it was sent, and did not arrive. */
  cameBack?: boolean;
  dossier: {
    /** One, or all those of the contact, the parent first (J01). */
    numbers: readonly string[];
    demarche: Demarche | null;
    service: Service;
    /** The one that is competent when the town is not. */
    administration: Destination | null;
    /** The legal person of the service, when what came by the door of another was handed on to it, and since when (N-04). */
    competent?: { name: string; at: Date } | null;
    /** YYYY-MM-DD, the service promise. */
    targetDate: string | null;
    /** Null: nothing is said of it (AR-09). */
    silence: Silence | null;
    /** YYYY-MM-DD: the day that was told before and is wrong by now (PI-01b). */
    formerTacitOn: string | null;
    confidential: boolean;
    /** Null: nobody has taken it, and the head of the service answers for it (AG-01). */
    agent: Agent | null;
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
    /** E.164. */
    phone?: string;
  };
  facts: DebtFacts;
  /** Of the page that asks whether it is solved. */
  surveyLink?: string;
  now: Date;
}
