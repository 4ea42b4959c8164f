import { maskSensitive } from '../../../dossiers/mask/index.js';
import { cleanLine } from './clean-line.js';
import { shorten } from './shorten.js';
import type { Told } from './told.js';

const longest = 160;
/** The first sentence is near the beginning, or is none. */
const charactersRead = 2000;
/** « Re: », « TR : », « Fwd: [2] »… in front of a subject. */
const prefixes = /^(?:(?:re|rép|tr|fwd?|aw|wg)\s*(?:\[\d+\])?\s*:\s*)+/iu;
const noSubject = /^\(?(?:sans objet|pas d['’]objet|aucun objet|no subject)\)?$/iu;
const greeting =
  /^(?:bonjour|bonsoir|madame|monsieur|mesdames|messieurs)\b(?:,? (?:et )?(?:madame|monsieur|mesdames|messieurs)\b)*(?:,? (?:le|la) (?:maire|directeur|directrice|présidente?)\b)?\s*[,.!]?\s*/iu;

/**
 * What was asked, for « Nous avons noté : … ». The usager's own words, so that they see they were heard; but the title of the
 * démarche alone where others may read: a confidential dossier, and any SMS (no health or social data there).
 */
export function requestSummary({ channel, dossier, contact }: Pick<Told, 'channel' | 'dossier' | 'contact'>): string {
  const title = dossier.demarche?.title;
  if (channel === 'sms') return (!dossier.confidential && title) || 'votre demande';
  if (dossier.confidential) return title ?? 'votre demande';
  return ownWords(contact) || title || '';
}

/** Whatever the record holds, no card, account or social security number is said back (DP-05). */
function ownWords({ subject, text }: Told['contact']): string {
  const written = cleanLine(maskSensitive(subject ?? '')).replace(prefixes, '');
  const words = noSubject.test(written) ? '' : inASentence(written);
  return words || firstSentence(text);
}

function firstSentence(text: string): string {
  const sentences = maskSensitive(text.slice(0, charactersRead))
    .split(/(?<=[.!?…])\s+|\n\s*\n/)
    .map((one) => inASentence(cleanLine(one).replace(greeting, '')));
  return sentences.find((one) => one !== '') ?? '';
}

/** The template puts the full stop. */
function inASentence(words: string): string {
  return shorten(words.replace(/[\s.…!?,;:]+$/u, ''), longest);
}
