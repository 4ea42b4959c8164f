import type { ContactRow } from '../../dossiers/rows.js';
import { maskSensitive } from '../../dossiers/mask/index.js';
import type { Demarche } from '../../towns/configuration/index.js';
import type { Town } from '../../towns/index.js';
import type { Classifier, Guess } from './classifier/index.js';
import { decide } from './decide.js';
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

/** What the line would make of a text that nobody is known to have sent. */
export interface TextOpinion {
  predictions: Guess[];
  /** `human`: a person would be asked. */
  decision: 'auto' | 'human';
  /** Why a person would be asked, null otherwise. */
  reason: string | null;
  urgency: 'normal' | 'high' | 'emergency';
  /** ISO 639-1; French when in doubt. */
  language: string;
  /** Who has the démarche guessed first; null without a guess. */
  actor: Demarche['actor'] | null;
  /** Texts and démarches of the several requests it holds; none when it is one. */
  segments: { text: string; demarche: string }[];
}

export function opinionOfText(
  text: string,
  channel: TextChannel,
  town: Town,
  classifier: Classifier,
  threshold: number,
): TextOpinion {
  const contact = { ...nobody, channel: textChannels[channel], body: maskSensitive(text) } as ContactRow;
  const { language, guesses, segments, dangers } = understand(contact, town, classifier);
  const known = { contact, guesses, segments, dangers, judged: [], repliesTo: null, recentMails: 0, decided: null };
  const decision = decide(known, town, threshold);
  return {
    predictions: [...guesses],
    decision: 'reason' in decision ? 'human' : 'auto',
    reason: 'reason' in decision ? decision.reason : null,
    urgency: dangers[0]?.level ?? 'normal',
    language: language ?? 'fr',
    actor: town.demarches.get(guesses[0]?.demarche ?? '')?.actor ?? null,
    segments: segments.map((one) => ({ text: one.text, demarche: one.guesses[0]!.demarche })),
  };
}

const nobody = {
  id: '',
  subject: null,
  language: null,
  service_id: null,
  facts: {},
  sender: {},
  reading: null,
  usager_id: null,
  received_at: new Date(0),
};
