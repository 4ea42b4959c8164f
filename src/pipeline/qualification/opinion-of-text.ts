import type { ContactRow } from '../../dossiers/rows.js';
import { maskSensitive } from '../../dossiers/mask/index.js';
import type { Demarche } from '../../towns/configuration/index.js';
import type { Town } from '../../towns/index.js';
import type { Classifier, Guess } from './classifier/index.js';
import { decide } from './decide.js';
import { outsideIn } from './outside/index.js';
import { weigh } from './signals/index.js';
import { understand } from './understand.js';

/** How somebody's words came; a visit is told at the counter. */
export const textChannels = {
  phone: 'call',
  call: 'call',
  email: 'email',
  letter: 'letter',
  courrier: 'letter',
  sms: 'web_form',
  web_form: 'web_form',
  form: 'web_form',
  counter: 'counter',
} as const;
export type TextChannel = keyof typeof textChannels;

/** A text that nobody is known to have sent, and what is known beside it. */
export interface TextTold {
  text: string;
  channel: TextChannel;
  /** The number that was dialled, E.164; a service's own speaks for its démarches. */
  to?: string;
  /** The address that was written to, in lower case; likewise. */
  mailbox?: string;
  /** Id of the démarche chosen on the form. */
  form?: string;
}

/** What the line would make of it. */
export interface TextOpinion {
  predictions: Guess[];
  /** `human`: a person would be asked. */
  decision: 'auto' | 'human';
  /** Why a person would be asked, null otherwise. */
  reason: string | null;
  urgency: 'normal' | 'high' | 'emergency';
  /** ISO 639-1; French when in doubt. */
  language: string;
  /** Who has the démarche chosen, or guessed first; null without a guess. */
  actor: Demarche['actor'] | null;
  /** Ids of the administrations a person would be told it may be for, and their words in it. */
  outside: { administration: string; reasons: string[] }[];
  /** Texts and démarches of the several requests it holds; none when it is one. */
  segments: { text: string; demarche: string }[];
}

export function opinionOfText(
  { text, channel, form, ...address }: TextTold,
  town: Town,
  classifier: Classifier,
  threshold: number,
): TextOpinion {
  const contact = {
    ...nobody,
    channel: textChannels[channel],
    service_id: serviceAt(town, address),
    facts: form ? { demarches: [form] } : {},
    body: maskSensitive(text),
  } as ContactRow;
  const { language, segments, dangers, signals, ...understood } = understand(contact, town, classifier);
  const guesses = weigh(understood.guesses, signals);
  const known = { contact, guesses, segments, dangers, judged: [], repliesTo: null, recentMails: 0, decided: null };
  const decision = decide(known, town, threshold);
  return {
    predictions: form ? [{ demarche: form, confidence: 1, reasons: ['choisi sur le formulaire'] }] : guesses,
    decision: 'reason' in decision ? 'human' : 'auto',
    reason: 'reason' in decision ? decision.reason : null,
    urgency: dangers[0]?.level ?? 'normal',
    language: language ?? 'fr',
    actor: town.demarches.get(form ?? guesses[0]?.demarche ?? '')?.actor ?? null,
    outside: ('reason' in decision ? outsideIn(text, guesses, town) : []).map(({ administration, reasons }) => ({
      administration: administration.id,
      reasons,
    })),
    segments: segments.map((one) => ({ text: one.text, demarche: one.guesses[0]!.demarche })),
  };
}

function serviceAt(
  { services, configuration }: Town,
  { to, mailbox }: Pick<TextTold, 'to' | 'mailbox'>,
): string | null {
  const dialled = [...services.values()].find(({ sda }) => to !== undefined && sda.includes(to));
  return dialled?.id ?? configuration.mailboxes.find(({ address }) => address === mailbox)?.service ?? null;
}

const nobody = {
  id: '',
  subject: null,
  language: null,
  sender: {},
  reading: null,
  usager_id: null,
  received_at: new Date(0),
};
