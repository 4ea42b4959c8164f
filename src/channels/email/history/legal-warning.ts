import type { MailLine } from './mail-lines.js';

/** A person may write « Attention : » too. */
const heading = String.raw`(?:avertissement|disclaimer|avis de confidentialit[ée]|confidentialit[ée]|confidentiality|confidential(?:ity)? not(?:ice|e)|notice|mentions? l[ée]gales?|haftungsausschluss|vertraulichkeitshinweis)`;
const opening = new RegExp(
  String.raw`^[^\p{L}]{0,6}(?:(?:${heading}|attention|confidential|important)(?!\p{L}) ?[:.–-]? {0,3})?(?:(?:ce|cet|le pr[ée]sent|cette|la pr[ée]sente)\b.{0,30}(?:message|mail|courriel|courrier|transmission|communication)|les (?:informations|donn[ée]es) contenues|l['’]int[ée]grit[ée] de ce|this (?:e-?mail|message|communication|transmission)|the (?:information|contents?) (?:contained )?(?:in|of) this|diese (?:e-?mail|nachricht|mitteilung|information(?:en)?))`,
  'iu',
);
const headed = new RegExp(String.raw`^[^\p{L}]{0,6}${heading} ?[:.–-]`, 'iu');
/** One of these it must say, */
const surest = [
  /confidentiel|confidential|vertraulich/iu,
  /(?:utilisation|diffusion|publication|reproduction|divulgation|copie|exploitation)s?\b.{0,120}(?:interdit|prohib|autoris)|(?:use|dissemination|disclosure|distribution|copying)\b.{0,120}(?:prohibited|unauthori[sz]ed|forbidden)/iu,
  /alt[ée]r[ée]|falsifi[ée]|intercept|alt[ée]ration/iu,
];
/** and some of these beside. */
const usual = [
  /pi[èe]ces? jointes?|attachments?|fichiers? joints?|annexes?|anh[aä]nge?/iu,
  /exclusi(?:vement|ve|f)\b|destin[ée](?:es?|s)? (?:[àa]|uniquement|exclusivement|aux?)|destinataires?|intended (?:only |solely )?(?:for|recipient)|addressee|ausschlie(?:ß|ss)lich|adressat|empfänger/iu,
  /par erreur|in error|irrtümlich/iu,
  /d[ée]trui(?:re|sez|t)|supprim(?:er|ez)|delete|destroy|vernichten|löschen/iu,
  /responsabilit[ée]|liab(?:le|ility)/iu,
  /aviser|avertir|informer|pr[ée]venir|notify|inform the sender|exp[ée]diteur|absender/iu,
];
const marksMin = 3;
/** A short one has two marks, ends with the second, and asks for nothing: a person who says « confidentiel » goes on. */
const endsOnAddressee =
  /(?:(?:son|ses|leurs?|aux?|du|des) (?:seuls? )?destinataires?|(?:personne|destinataire)s? (?:[àa] (?:laquelle|qui)|auquel|auxquel(?:le)?s) (?:il|elle)s? (?:est|sont) (?:adress|destin)[ée](?:e?s?)|(?:intended recipients?|addressees?)(?: only)?)[ .!*]*$/iu;
const endsOnConfidential = /(?:confidentiel(?:le)?s?|confidential|vertraulich)[ .!*]*$/iu;
const asks =
  /(?<![\p{L}'’])(?:doi(?:t|vent)|\p{L}{3,14}ez(?:-\p{L}+)?|ne|n(?=['’])|pas|merci|svp|veuillez|please|not|nicht|bitte)(?![\p{L}])/iu;
const shortLinesMax = 2;
const shortLengthMax = 200;
/** It never says « I »: whoever adds a word of their own to one keeps it. */
const firstPerson = /(?<![\p{L}'’])(?:je|[jm](?=['’])|mon|ma|mes|moi|my|i|i['’]m|ich|mich|mir|meine?)(?!\p{L})/iu;
const linesMax = 30;
const lineLengthMax = 3000;

/** « Ce message et ses pièces jointes sont confidentiels… »: a paragraph that is nothing but such a warning. */
export function isLegalWarning(paragraph: readonly MailLine[]): boolean {
  if (paragraph.length > linesMax || !opening.test(paragraph[0]?.bare ?? '')) return false;
  if (paragraph.some(({ whole }) => whole.length > lineLengthMax)) return false;
  const words = paragraph.map(({ whole }) => whole).join(' ');
  const said = (marks: readonly RegExp[]) => marks.filter((mark) => mark.test(words)).length;
  if (firstPerson.test(words) || said(surest) === 0) return false;
  return said(surest) + said(usual) >= marksMin || (paragraph.length <= shortLinesMax && isShortWarning(words));
}

function isShortWarning(words: string): boolean {
  if (words.length > shortLengthMax || asks.test(words) || /[.!?] +\p{Lu}/u.test(words)) return false;
  return endsOnAddressee.test(words) || (headed.test(words) && endsOnConfidential.test(words));
}
