import { emailsIn } from './emails-in.js';
import { phonesIn } from './phones-in.js';
import { dwellingIn } from './dwelling.js';
import { spokenName } from './spoken-name.js';
import { isThirdParty } from './third-party.js';

export interface Introduced {
  name?: { value: string; isSworn: boolean };
  phones: { value: string; isSaid: boolean }[];
  emails: { value: string; isSaid: boolean }[];
  postalAddress?: string[];
}

const capital = String.raw`\p{Lu}[\p{L}\p{M}'’\-]{0,30}`;
const lower = String.raw`(?:de la|de|du|des|le|la|el|ben|van|d['’])`;
const capitals = String.raw`(?:${lower}\s+)?${capital}(?:\s+(?:${lower}\s+)?${capital}){0,3}`;
const civility = String.raw`(?:[Mm]me|[Mm]adame|[Mm]onsieur|M\.|[Mm]r|[Mm]lle|[Mm]ademoiselle|MADAME|MONSIEUR|MME)`;
/** « Je soussignée Jeanne FONTAINE »: the surest word of all. */
const sworn = new RegExp(String.raw`[Ss]oussign[ée]e?s?\s*,?\s+(?<name>(?:${civility}\s+)?${capitals})`, 'gu');
const written = new RegExp(
  String.raw`(?<![\p{L}])(?:[Jj]e m['’]appelle|[Mm]on nom est|[Jj]e suis|[Mm]on nom\s?:|[Ii]ci)\s+(?<name>${civility}\s+${capitals}|${capital}\s+${capitals})`,
  'gu',
);
/** Who says « I »: names, numbers and addresses people give of themselves in the course of a text. Third parties are left out. */
export function introducedIn(text: string, isSpeech: boolean): Introduced {
  const name = nameIn(text, isSpeech);
  const postalAddress = dwellingIn(text);
  return {
    ...(name && { name }),
    phones: phonesIn(text).filter(({ from }) => isOwn(text, from, ownPhone)),
    emails: emailsIn(text).filter(({ from }) => isOwn(text, from, ownEmail)),
    ...(postalAddress && { postalAddress }),
  };
}

/** « Je suis Jeanne Fontaine et mon mari… », « Jeanne et Paul » are two. */
const couple = /^\s*et\s+(?:\p{Lu}|mon\s|ma\s|m\.|mme)/u;

function nameIn(text: string, isSpeech: boolean): Introduced['name'] {
  const first = (form: RegExp) =>
    [...text.matchAll(form)].find(
      ({ index, 0: found }) =>
        !isThirdParty(text, index) && !couple.test(text.slice(index + found.length, index + found.length + 8)),
    )?.groups?.name;
  const certain = first(sworn);
  if (certain) return { value: certain, isSworn: true };
  const likely = isSpeech ? spokenName(text) : first(written);
  return likely ? { value: likely, isSworn: false } : undefined;
}

const ownWindow = 70;
const ownPhone =
  /\b(mon (?:num[ée]ro|t[ée]l[ée]?(?:phone)?|portable|mobile|fixe|tel)|me (?:joindre|rappeler|contacter|t[ée]l[ée]phoner|rappel\w*)|m['’](?:appeler|envoyer|[ée]crire|appelez)|rappel(?:ez|er)[- ]moi|appel(?:ez|er)[- ]moi|joignable|mes coordonn[ée]es|contactez[- ]moi|mon num|tel|t[ée]l|t[ée]l[ée]phone)\b[^.!?\n]*$/iu;
const ownEmail =
  /\b(mon (?:adresse|mail|e-?mail|courriel|m[ée]l)|me (?:joindre|contacter|r[ée]pondre|[ée]crire)|m['’](?:[ée]crire|envoyer)|[ée]crivez[- ]moi|r[ée]pondez[- ]moi|envoyez[- ]moi|contactez[- ]moi|mes coordonn[ée]es)\b[^!?\n]*$/iu;

function isOwn(text: string, at: number, own: RegExp): boolean {
  const before = text.slice(Math.max(0, at - ownWindow), at);
  return own.test(before) && !isThirdParty(text, at);
}
