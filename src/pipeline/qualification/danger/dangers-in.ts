import type { Alert } from '../../../towns/configuration/index.js';
import type { Town } from '../../../towns/index.js';
import { callsFrom } from './detector.js';
import { detectorOf } from './detector-of.js';
import { phrasesIn } from './phrases-in.js';

/** Danger is perhaps spoken of: a person is called (UR-01 to UR-03). Never a rank, never a delay (AG-06). */
export interface Danger {
  /** Id in `config/alerts.yaml`. */
  alert: string;
  level: Alert['level'];
  /** Emergency numbers to show, the most useful first. */
  numbers: string[];
  rule: string;
  /** What the agent reads; never the usager's words. */
  reason: string;
}

export type Watched = Pick<Town, 'alerts' | 'demarches' | 'outOfScope'>;

/** A longer text is read at both ends: about seven pages each. More would hold up everybody else's messages. */
const readCharacters = 20_000;

/**
 * The alerts a text raises, emergencies first: those whose phrase is in it, and the one it resembles when its words were not
 * foreseen. The detector may add an alert and takes none away.
 * @param note of an agent who passes the text on and says what is urgent: read for phrases alone, since the few words that colleagues
 *   write to one another resemble anything
 */
export function dangersIn(text: string, town: Watched, note = ''): Danger[] {
  const read = bothEndsOf(text);
  const phrased = phrasedIn([text, note], town);
  const heard = detectorOf(town)?.listen(read);
  const resembling =
    heard && heard.strength >= callsFrom && !phrased.some(({ alert }) => alert === heard.alert.id)
      ? [{ ...toDanger(heard.alert), reason: `Ressemble à un appel au secours (à vérifier). ${heard.alert.reason}` }]
      : [];
  const all = [...phrased, ...resembling];
  return [...all.filter(isEmergency), ...all.filter((danger) => !isEmergency(danger))];
}

/**
 * The emergencies whose phrase is in a mail that a machine seems to have written: a person may be behind it. The detector is not
 * asked: newsletters resemble anything.
 */
export function emergenciesSaid(text: string, town: Pick<Town, 'alerts'>, note = ''): Danger[] {
  return phrasedIn([text, note], town).filter(isEmergency);
}

function phrasedIn(texts: readonly string[], { alerts }: Pick<Town, 'alerts'>): Danger[] {
  const said = texts.flatMap((words) => phrasesIn(bothEndsOf(words), alerts));
  return [...new Set(said)].map(toDanger);
}

function bothEndsOf(text: string): string {
  if (text.length <= 2 * readCharacters) return text;
  return `${text.slice(0, readCharacters)}\n${text.slice(-readCharacters)}`;
}

function isEmergency({ level }: Pick<Danger, 'level'>): boolean {
  return level === 'emergency';
}

function toDanger({ id, level, numbers, rule, reason }: Alert): Danger {
  return { alert: id, level, numbers, rule, reason };
}
