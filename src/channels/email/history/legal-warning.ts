import type { MailLine } from './mail-lines.js';

const opening =
  /^[^\p{L}]{0,6}(?:(?:attention|avertissement|disclaimer|avis de confidentialit[ée]|confidentialit[ée]|confidential(?:ity)?(?: notice| note)?|mentions? l[ée]gales?|important)\b ?[:.–-]? ?)?(?:(?:ce|cet|le pr[ée]sent|cette|la pr[ée]sente)\b.{0,30}(?:message|mail|courriel|courrier|transmission|communication)|les (?:informations|donn[ée]es) contenues|l['’]int[ée]grit[ée] de ce|this (?:e-?mail|message|communication|transmission)|the (?:information|contents?) (?:contained )?(?:in|of) this|diese (?:e-?mail|nachricht))/iu;
/** One of these it must say, */
const surest = [
  /confidentiel|confidential|vertraulich/iu,
  /(?:utilisation|diffusion|publication|reproduction|divulgation|copie|exploitation)s?\b.{0,120}(?:interdit|prohib|autoris)|(?:use|dissemination|disclosure|distribution|copying)\b.{0,120}(?:prohibited|unauthori[sz]ed|forbidden)/iu,
  /alt[ée]r[ée]|falsifi[ée]|intercept|alt[ée]ration/iu,
];
/** and some of these beside. */
const usual = [
  /pi[èe]ces? jointes?|attachments?|fichiers? joints?|annexes?/iu,
  /exclusi(?:vement|ve|f)\b|destin[ée](?:es?|s)? (?:[àa]|uniquement|exclusivement|aux?)|destinataires?|intended (?:only |solely )?(?:for|recipient)|addressee/iu,
  /par erreur|in error|irrtümlich/iu,
  /d[ée]trui(?:re|sez|t)|supprim(?:er|ez)|delete|destroy/iu,
  /responsabilit[ée]|liab(?:le|ility)/iu,
  /aviser|avertir|informer|pr[ée]venir|notify|inform the sender|exp[ée]diteur/iu,
];
const marksMin = 3;
/** It never says « I »: whoever adds a word of their own to one keeps it. */
const firstPerson = /(?<![\p{L}'’])(?:je|j['’]|mon|ma|mes|moi|m['’]|my|i|i['’]m)(?!\p{L})/iu;
const linesMax = 30;
const lineLengthMax = 3000;

/** « Ce message et ses pièces jointes sont confidentiels… »: a paragraph that is nothing but such a warning. */
export function isLegalWarning(paragraph: readonly MailLine[]): boolean {
  if (paragraph.length > linesMax || !opening.test(paragraph[0]?.bare ?? '')) return false;
  if (paragraph.some(({ whole }) => whole.length > lineLengthMax)) return false;
  const words = paragraph.map(({ whole }) => whole).join(' ');
  const said = (marks: readonly RegExp[]) => marks.filter((mark) => mark.test(words)).length;
  return !firstPerson.test(words) && said(surest) > 0 && said(surest) + said(usual) >= marksMin;
}
