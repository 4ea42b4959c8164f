import type { MailLine } from './mail-lines.js';

export interface Attribution {
  /** Lines it takes: programmes fold it. */
  length: number;
  /** It names an address, or a day with its year and an hour to the minute, as programmes do and people do not. */
  isProven: boolean;
}

const linesMax = 4;

const opener =
  /^(?:-+ ?)?(?:(?:le|on|am|el|em|il|op|den|på|dia|a)[ ,]|\d{4}[-/]\d{2}[-/]\d{2}[ ,]|["“«]?[^<>@]{0,80}<[^<>\s]{1,100}@[^<>\s]{1,200}> )/iu;
// « m’a écrit », « qui a écrit » are a person's words.
const verb =
  /(?<![\p{L}'’])(?<!(?:^| )(?:nous|vous|lui|leur|on|qui) )(?:a [ée]crit|wrote|writes|schrieb|escribi[óo]|escreveu|ha scritto|schreef|skrev)(?!\p{L})/iu;
// « a écrit le 3 mars 2027 à 10:12 : », and in German who wrote comes last.
const atEnd =
  /(?:a [ée]crit|wrote|writes|escribi[óo]|escreveu|ha scritto|skrev)(?: (?:le|on) [^:]{4,40}(?::\d{2}){0,2}[^:]{0,12})? ?:$|(?:schrieb|schreef) .{0,200}:$/iu;
const zoho = /^-{2,} .{4,}(?:a [ée]crit|wrote) ?:?(?: ?-{2,})$/iu;
// Gmail before 2013 had no verb.
const bareAddress = /^\d{4}[-/]\d{2}[-/]\d{2}[^<>]{0,120}<[^<>\s]{1,100}@[^<>\s]{1,200}> ?:?$/u;

/** « Le 3 mars 2027 à 10:12, X <x@y> a écrit : » and its like, at a line; null when it begins none. */
export function attributionAt(lines: readonly MailLine[], index: number): Attribution | null {
  const { bare, depth } = lines[index]!;
  if (!opener.test(bare)) return null;
  let words = '';
  for (let length = 1; length <= linesMax; length += 1) {
    const line = lines[index + length - 1];
    if (!line || line.bare === '' || line.depth !== depth) return null;
    words = words === '' ? line.bare : `${words} ${line.bare}`;
    if (!/[:>-]$/.test(line.bare)) continue;
    if (isAttribution(words)) return { length, isProven: isProven(words) };
  }
  return null;
}

function isAttribution(words: string): boolean {
  return (verb.test(words) && (atEnd.test(words) || zoho.test(words))) || bareAddress.test(words);
}

function isProven(words: string): boolean {
  if (/[^\s<>@]@[^\s<>@]/.test(words)) return true;
  const hasYear = /(?<!\d)(?:(?:19|20)\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2})(?!\d)/.test(words);
  return hasYear && /\d{1,2}(?::| h )\d{2}/.test(words);
}
