import { isForged } from '../../dossiers/answered.js';
import { isCallAnswered, type ContactRow } from '../../dossiers/rows.js';
import { isConfidential, type Town } from '../../towns/index.js';
import type { Guess } from './classifier/index.js';
import type { Danger } from './danger/index.js';
import type { Judged } from './same-need/index.js';
import type { Segment } from './segments/index.js';

/** What is known of a contact when it is decided what becomes of it. */
export interface Known {
  contact: ContactRow;
  guesses: readonly Guess[];
  dangers: readonly Danger[];
  segments: readonly Segment[];
  /** Dossiers of the same person it belongs to, or may belong to, best first. */
  judged: readonly Judged[];
  /** The dossier this contact answers a message of, and is about. */
  repliesTo: string | null;
  /** Earlier mails of the same address in the last ten minutes. */
  recentMails: number;
  /** The démarche a person gave it, before it had to be tried again: that is not guessed anew. */
  decided: string | null;
}

/** `confidence`: 0 to 1, null when a person has said what it is. */
export type Decision =
  | { decision: 'qualified'; demarche: string; confidence: number | null }
  | { decision: 'joined'; dossierId: string }
  /** The question was answered on the spot (J06). */
  | { decision: 'answered'; demarche: string | null; confidence: number | null }
  /** A machine may be writing to us: nobody is answered any more until a person has looked (J16). */
  | { decision: 'to-read'; reason: 'too-many-mails' }
  | {
      decision: 'to-person';
      reason: 'danger' | 'forged' | 'missed-call' | 'no-words' | 'unsure' | 'several-requests' | 'same-need';
    };

const mailsInTenMinutesMax = 3; // J16
/** What is confidential is routed wrongly at a higher price: somebody reads what was not for them. */
const confidentialThreshold = 0.9;

/** Decides nothing about the usager's rights: only who will look at what they wrote (AG-04). */
export function decide(
  { contact, guesses, dangers, segments, judged, repliesTo, recentMails, decided }: Known,
  town: Town,
  threshold: number,
): Decision {
  if (decided) return { decision: 'qualified', demarche: decided, confidence: null };
  // Before anything else: no robot, no rank, no answer by itself (UR-01, UR-03, AG-06).
  if (dangers.some(({ level }) => level === 'emergency')) return { decision: 'to-person', reason: 'danger' };
  if (contact.channel === 'email' && recentMails >= mailsInTenMinutesMax) {
    // Nobody need hurry to read a machine, unless it speaks of danger.
    if (dangers.length > 0) return { decision: 'to-person', reason: 'danger' };
    return { decision: 'to-read', reason: 'too-many-mails' };
  }
  // Nothing that it claims is believed: neither who writes, nor what it answers.
  if (isForged(contact)) return { decision: 'to-person', reason: 'forged' };
  if (repliesTo) return { decision: 'joined', dossierId: repliesTo };
  const [chosen] = contact.facts.demarches ?? [];
  if (contact.facts.answered) return { decision: 'answered', demarche: chosen ?? null, confidence: null };
  if (chosen) return { decision: 'qualified', demarche: chosen, confidence: null };
  if (!contact.subject && !contact.body?.trim()) {
    return {
      decision: 'to-person',
      reason: contact.channel === 'call' && !isCallAnswered(contact) ? 'missed-call' : 'no-words',
    };
  }
  if (segments.length > 1) return { decision: 'to-person', reason: 'several-requests' };
  const [nearest] = judged;
  if (nearest?.grade === 'certain') return { decision: 'joined', dossierId: nearest.candidate.id };
  // That there is a confidential dossier is nobody's business at the pile.
  if (judged.some(({ candidate }) => !candidate.confidential)) return { decision: 'to-person', reason: 'same-need' };
  const [best] = guesses;
  if (!best || !isSure(best, town, threshold)) return { decision: 'to-person', reason: 'unsure' };
  const { demarche, confidence } = best;
  if (dangers.length === 0 && isCallAnswered(contact) && isAnsweredOnTheSpot(town, demarche))
    return { decision: 'answered', demarche, confidence };
  return { decision: 'qualified', demarche, confidence };
}

/** At the threshold of its démarche. */
export function isSure({ demarche, confidence }: Guess, town: Town, threshold: number): boolean {
  return confidence >= (isConfidential(town, demarche) ? Math.max(threshold, confidentialThreshold) : threshold);
}

/** A piece of information, or a thing done at once: whoever took the call has given it. */
function isAnsweredOnTheSpot(town: Town, demarcheId: string): boolean {
  const demarche = town.demarches.get(demarcheId);
  return (
    demarche?.actor.type === 'municipal' && (demarche.target_delay.on_the_spot || demarche.legal.regime === 'INFO')
  );
}
