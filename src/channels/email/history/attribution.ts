import type { MailLine } from './mail-lines.js';

export interface Attribution {
  /** Lines it takes: programmes fold it. */
  length: number;
  /** It names an address, or a day with its year and an hour to the minute, as programmes do and people do not. */
  isProven: boolean;
  /** In one line. */
  words: string;
}

const linesMax = 4;

const opener =
  /^(?:-+ ?)?(?:(?:le|on|am|el|em|il|op|den|på|dia|a)[ ,]|\d{4}[-/]\d{1,2}[-/]\d{1,2}[ ,]|["“«]?[^<>@]{0,80}<[^<>\s]{1,100}@[^<>\s]{1,200}> )/iu;
// « m’a écrit », « qui a écrit » are a person's words.
const verb =
  /(?<![\p{L}'’])(?<!(?:^| )(?:nous|vous|lui|leur|on|qui) )(?:a [ée]crit|wrote|writes|schrieb|escribi[óo]|escreveu|ha scritto|schreef|skrev|(?<=> )sent)(?!\p{L})/iu;
// « a écrit le 3 mars 2027 à 10:12 : », and in German who wrote may come last.
const atEnd =
  /(?:a [ée]crit|wrote|writes|escribi[óo]|escreveu|ha scritto|skrev)(?: (?:le|on) [^:]{4,40}(?::\d{2}){0,2}[^:]{0,12})? ?:$|> sent ?:$|(?:schrieb|schreef)(?: .{0,200})? ?:$/iu;
const zoho = /^-{2,} ?.{4,}(?:a [ée]crit|wrote) ?:?(?: ?-{2,})$/iu;
// Gmail before 2013 had no verb.
const bareAddress = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}[^<>]{0,120}<[^<>\s]{1,100}@[^<>\s]{1,200}> ?:?$/u;

const withoutColon = /(?:wrote|a [ée]crit)$/iu;

const address = /[^\s<>@]@[^\s<>@]/;
// People write an address bare.
const inBrackets = /[<(][^\s<>@]{1,100}@[^\s<>@]{1,200}[>)]/;
const year = /(?<!\d)(?:(?:19|20)\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2})(?!\d)/g;
const hour = /(?<![\d.])\d{1,2}(?:[:.]|h| h )\d{2}(?!\.?\d)/;
// A date, or a name and an address, with at most « Il giorno lun » before it.
const opensInAnyTongue =
  /^[^\d<>@]{0,20}\d|^[^<>@]{1,80}[<(][^\s<>@]{1,100}@|^[^<>@]{1,60} (?:wrote on|a [ée]crit le) \d/iu;
// Words of a person before it, in the same line.
const opensLater = /[^\s-] (?:Le|On|Am|El) (?:\p{L}{2,9}[.,]{0,2} )?\d/u;
// Whoever pastes a mail says so in words that no programme writes.
const person =
  /(?<![\p{L}'’])(?:voici|voil[àa]|re[çc]ue?s?|envoy[ée]e?s?|mails?|messages?|courriels?|ce|cette|notre|nous|vous|votre|je|[jm](?=['’])|qui|que|car|pour|selon|suite|here|my|your|you|we|received|sent|this)(?![\p{L}])/iu;

/** « Le 3 mars 2027 à 10:12, X <x@y> a écrit : » and its like, at a line; null when it begins none. */
export function attributionAt(lines: readonly MailLine[], index: number): Attribution | null {
  const { bare, depth } = lines[index]!;
  if (!opener.test(bare) && !opensInAnyTongue.test(bare)) return null;
  let words = '';
  for (let length = 1; length <= linesMax; length += 1) {
    const line = lines[index + length - 1];
    if (!line || line.bare === '' || line.depth !== depth) return null;
    words = words === '' ? line.bare : `${words} ${line.bare}`;
    if (!/[:：>-]$/u.test(line.bare) && !withoutColon.test(line.bare)) continue;
    if (opener.test(bare) && isAttribution(words)) return { length, isProven: isProven(words), words };
    if (isInAnyTongue(words)) return { length, isProven: inBrackets.test(words), words };
  }
  return null;
}

/** « Jean Dupont a écrit : » where the programme does not say when: only what it copies, marked, tells it from a person's words. */
export function isUndatedAttribution({ bare }: MailLine): boolean {
  return (
    bare.length <= undatedLengthMax && verb.test(bare) && atEnd.test(bare) && !person.test(bare) && !greets.test(bare)
  );
}

const undatedLengthMax = 100;
const greets = /[!?;]|(?<!\p{L})(?:bonjour|bonsoir|merci|hello|danke)(?!\p{L})/iu;

function isAttribution(words: string): boolean {
  if (bareAddress.test(words)) return true;
  if (!verb.test(words) || opensLater.test(words)) return false;
  return atEnd.test(words) || zoho.test(words) || (withoutColon.test(words) && address.test(words) && isDated(words));
}

function isProven(words: string): boolean {
  return address.test(words) || isDated(words);
}

function isDated(words: string): boolean {
  return words.search(year) !== -1 && hour.test(words);
}

/** Programmes of every tongue write one day with its year, an hour, who wrote, and a colon. */
function isInAnyTongue(words: string): boolean {
  if (!/[:：]$/u.test(words) || !opensInAnyTongue.test(words) || opensLater.test(words)) return false;
  const said = words.replace(/\S*@\S*|["«„][^"»”]*["»”]/gu, '');
  return said.match(year)?.length === 1 && hour.test(said) && !person.test(said);
}

const hourAndZone =
  /^.*(?<!\d)\d{1,2}(?:[:.h]| h )\d{2}(?: ?[AaPp]\.?[Mm]\.?)?(?: \(?(?:[A-Z]{3,4})?(?:[+-]\d{1,4}(?::\d{2})?)?\)?(?=[ ,]|$))?,? */u;
const verbBefore = /^(?:heeft|schrieb|schreef|skrev|пользователь|používateľ|időpontban|użytkownik|odesílatel) /iu;

/** Who wrote and when, as two fields above a mail say it; null where no address is named. */
export function fieldsOfAttribution({ words }: Attribution): { from: string; date: string } | null {
  const found = [...words.matchAll(/[<([]?([^\s<>()[\]]{1,64}@[^\s<>()[\]]{1,190})/g)].at(-1);
  if (!found) return null;
  const before = words.slice(0, found.index).replace(/[(<\s]+$/, '');
  const quoted = /["“«„] ?([^"“”«»„]{1,100}?) ?["”»]$/u.exec(before)?.[1];
  const unquoted = before.replace(hourAndZone, '').replace(verbBefore, '');
  const name = quoted ?? (/\d/.test(unquoted) ? '' : unquoted);
  return { from: `${name} <${found[1]!}>`.trim(), date: words.replace(found[0], '').replace(name, '') };
}
