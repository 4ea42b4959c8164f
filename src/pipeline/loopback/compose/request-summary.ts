import { maskSensitive, withoutMasks } from '../../../dossiers/mask/index.js';
import { cleanLine } from './clean-line.js';
import { isSensitive } from './sensitive.js';
import { shorten } from './shorten.js';
import type { Told } from './told.js';

const longest = 160;
/** The first sentence is near the beginning, or is none. */
const charactersRead = 2000;
/** « Re: », « TR : », « Fwd: [2] »… in front of a subject. */
const prefixes = /^(?:(?:re|rép|tr|fwd?|aw|wg)\s*(?:\[\d+\])?\s*:\s*)+/iu;
const noSubject = /^\(?(?:sans objet|pas d['’]objet|aucun objet|no subject)\)?$/iu;
/** A subject of ours, which was answered: it holds the number of a dossier. */
const ours = /\b[A-Z]{2,4}-20\d\d-\d{6}\b/;
const greeting =
  /^(?:bonjour|bonsoir|madame|monsieur|mesdames|messieurs)\b(?:,? (?:et )?(?:madame|monsieur|mesdames|messieurs)\b)*(?:,? (?:le|la) (?:maire|directeur|directrice|présidente?)\b)?\s*[,.!]?\s*/iu;

/**
 * What was asked, for « Nous avons noté : … ». The usager's own words, so that they see they were heard; but the title of the
 * démarche alone where others may read: a confidential dossier, and any SMS (no health or social data there).
 */
export function requestSummary({ channel, dossier, contact }: Pick<Told, 'channel' | 'dossier' | 'contact'>): string {
  const title = dossier.demarche?.title;
  if (channel === 'sms') return titleForSms({ dossier });
  if (dossier.confidential) return title ?? 'votre demande';
  return ownWords(contact) || title || '';
}

/** What a locked telephone may show: one title, and none that is confidential or tells of health or social aid (CA-03). */
export function titleForSms({ dossier: { confidential, demarche } }: Pick<Told, 'dossier'>): string {
  return confidential || !demarche || isSensitive(demarche.title) ? 'votre demande' : demarche.title;
}

/** Whatever the record holds, no card, account or social security number is said back (DP-05): « mon numéro (…) ». */
function ownWords({ subject, text }: Told['contact']): string {
  const written = cleanLine(withoutNumbers(subject ?? '')).replace(prefixes, '');
  const words = noSubject.test(written) || ours.test(written) ? '' : inASentence(written);
  return words || firstSentence(text);
}

function firstSentence(text: string): string {
  const sentences = withoutNumbers(text.slice(0, charactersRead))
    .split(/(?<=[.!?…])\s+|\n\s*\n/)
    .map((one) => inASentence(cleanLine(one).replace(greeting, '')));
  return sentences.find((one) => one !== '') ?? '';
}

const hidden = '(…)';

function withoutNumbers(text: string): string {
  return withoutMasks(maskSensitive(text), hidden);
}

/** The template puts the full stop. « RIB (…) » asks for nothing. */
function inASentence(words: string): string {
  const isNumber = words.includes(hidden) && (words.match(/\p{L}{2,}/gu)?.length ?? 0) < 2;
  return isNumber ? '' : shorten(words.replace(/[\s.…!?,;:]+$/u, ''), longest);
}
