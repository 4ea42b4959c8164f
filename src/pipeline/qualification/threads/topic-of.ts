import { fold } from '../../../dossiers/fold.js';
import type { Town } from '../../../towns/index.js';
import type { Guess } from '../classifier/index.js';
import { areSiblings } from '../same-need/index.js';
import { signalsOfDossiers, weigh } from '../signals/index.js';
import type { AnsweredDossier } from './thread-of.js';

/** What an answer speaks of, beside the dossier it answers. */
export type Topic = 'same' | 'perhaps-another' | 'another';

/** The new words of an answer, without what they quote and without a subject, which was ours. */
export interface NewWords {
  text: string;
  /** Of the text alone, best first. */
  guesses: readonly Guess[];
  /** How many requests for different services it holds (J24). */
  requests: number;
  asksAgain: boolean;
  hasFiles: boolean;
}

/** Of a guess, with all that speaks for the dossier that is answered. As for a request of several (segments). */
const clear = 0.85;
const wordsMin = 8;

/**
 * « Répondre » is also how people write about something else. Words that ask, clearly for another démarche, and none that answer,
 * remind or bring a piece: `another` gets a dossier of its own. Anything less joins the one it answers, and a person is asked.
 */
export function topicOf(
  { text, guesses, requests, asksAgain, hasFiles }: NewWords,
  answered: AnsweredDossier,
  town: Town,
  isSure: (guess: Guess) => boolean,
): Topic {
  const { demarche } = answered;
  if (demarche === null) return 'same';
  if (requests > 1) return 'perhaps-another';
  const [best] = guesses;
  if (!best || !isSure(best) || best.demarche === demarche || areSiblings(town, best.demarche, demarche)) return 'same';
  const [weighed] = weigh(guesses, signalsOfDossiers([], demarche, town));
  const isClear = weighed!.demarche === best.demarche && weighed!.confidence >= clear && isSure(weighed!);
  const answers = asksAgain || hasFiles || answersIn(text) || text.includes(answered.number);
  return isClear && asksIn(text) && !answers && isLong(text) ? 'another' : 'perhaps-another';
}

/** What somebody says who asks for something new; who tells a fact more often answers (« Mes revenus ont changé »). */
const asking = anyOf([
  '(je|nous) (voudrais|voudrions|souhaite|souhaitons|souhaiterais|souhaiterions|desire|desirons|veux|voulons|demande|demandons)',
  '(j|nous) (aurais|aurions) besoin|j ai besoin|j ai une (autre|nouvelle) (demande|question)',
  '(je|nous) (vous |tiens a vous |voulais vous )?(signale|signaler|signalons|informe|alerte)',
  '(je|nous) (dois|devons) (faire|demander|obtenir|refaire)',
  'comment (faire|inscrire|obtenir|demander|reserver|m inscrire)|ou puis je|est il possible',
  '(association|mon fils|ma fille) (demande|souhaite|sollicite)',
]);

/** What somebody says who answers: « voici », « comme demandé », « suite à votre message », « je vous confirme ». */
const answering = anyOf([
  'ci joint|ci jointe?s|en piece jointe|pieces? jointes?|je (vous )?joins|nous (vous )?joignons',
  'voici|vous trouverez|comme (demande|convenu|indique)|en reponse|pour repondre',
  'suite a (votre|vos|notre|mon|ma)|votre (message|mail|courriel|reponse|courrier|demande|accuse|question|appel)',
  '(je|nous) (vous )?(confirme|confirmons|precise|precisons|transmets|transmettons|envoie|envoyons)',
  '(le|mon|ce) dossier|cette demande|ma demande',
  '(oui|non|d accord|entendu)(?= |$)',
]);

function asksIn(text: string): boolean {
  return asking.test(wordsOf(text).join(' '));
}

function answersIn(text: string): boolean {
  return answering.test(wordsOf(text).join(' '));
}

function anyOf(phrases: readonly string[]): RegExp {
  return new RegExp(`(?:^| )(?:${phrases.join('|')})(?: |$)`);
}

function isLong(text: string): boolean {
  return wordsOf(text).length >= wordsMin;
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\d]+/gu) ?? [];
}
