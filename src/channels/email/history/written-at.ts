import { DateTime } from 'luxon';

/** Where French mail programmes write the hour without its zone. */
const zoneUnsaid = 'Europe/Paris';
const yearMin = 1990;
const yearMax = 2100;

const months = new Map(
  [
    'janvier|janv|january|jan|januar|jänner|enero|ene|janeiro|gennaio|gen',
    'février|fevrier|févr|fév|fevr|february|feb|februar|febrero|fevereiro|fev|febbraio',
    'mars|march|mar|märz|mär|marzo|março',
    'avril|avr|april|apr|abril|abr|aprile',
    'mai|may|mayo|maio|maggio|mag',
    'juin|june|jun|juni|junio|junho|giugno|giu',
    'juillet|juil|july|jul|juli|julio|julho|luglio|lug',
    'août|aout|august|aug|agosto|ago',
    'septembre|sept|september|sep|septiembre|setembro|set|settembre',
    'octobre|oct|october|okt|oktober|octubre|outubro|out|ottobre|ott',
    'novembre|nov|november|noviembre|novembro',
    'décembre|decembre|déc|dec|december|dez|dezember|diciembre|dic|dezembro|dicembre',
  ].flatMap((words, place) => words.split('|').map((word) => [word, place + 1] as const)),
);
const weekdays = [
  /^(?:lun|mon)/,
  /^(?:mar(?!s|c|z|ç)|tue)/,
  /^(?:mer|wed)/,
  /^(?:jeu|thu)/,
  /^(?:ven|fri)/,
  /^(?:sam|sat)/,
  /^(?:dim|sun)/,
];
const zones = new Map([
  ['utc', 0],
  ['gmt', 0],
  ['z', 0],
  ['cet', 60],
  ['mez', 60],
  ['cest', 120],
  ['mesz', 120],
]);

/**
 * The moment a mail programme writes above a mail that it copies, in French or English. Without a zone, it is the hour of Paris.
 * Null when unsure: « 03/04/2027 10:12 AM » may be two days, and a weekday that does not fit means that something was misread.
 */
export function writtenAt(words: string): Date | null {
  const text = words.slice(0, 200).replace(/\s+/g, ' ').replace(/[*_]/g, '').trim().toLowerCase();
  const iso = /\d{4}-\d{2}-\d{2}t\d{2}:\d{2}/.test(text) ? text.replace(/(\d)t(\d)/, '$1 $2') : text;
  const day = dayIn(iso);
  const hour = day && hourIn(iso.slice(day.end));
  if (!day || !hour || day.year < yearMin || day.year > yearMax) return null;
  const at = DateTime.fromObject(
    { year: day.year, month: day.month, day: day.day, hour: hour.hour, minute: hour.minute, second: hour.second },
    { zone: hour.zone },
  );
  if (!at.isValid || !fitsWeekday(iso, at.weekday)) return null;
  return at.toJSDate();
}

interface Day {
  year: number;
  month: number;
  day: number;
  /** Where its words end. */
  end: number;
}

function dayIn(text: string): Day | null {
  const dayFirst = /(?<!\d)(\d{1,2})(?:er|st|nd|rd|th|\.)?(?: de| of)? (\p{L}{3,10})\.?,?(?: de)? (\d{4})(?!\d)/u.exec(
    text,
  );
  if (dayFirst) return named(dayFirst, dayFirst[1]!, dayFirst[2]!);
  const monthFirst = /(?<!\p{L})(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/u.exec(text);
  if (monthFirst) return named(monthFirst, monthFirst[2]!, monthFirst[1]!);
  const iso = /(?<!\d)(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)/.exec(text);
  if (iso) return numbered(iso, iso[1]!, iso[2]!, iso[3]!);
  const numeric = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/.exec(text);
  if (!numeric) return null;
  const [, first, second, year] = numeric as unknown as [string, string, string, string];
  const isAmerican = Number(second) > 12 && Number(first) <= 12;
  const isUnsure = /\d ?[ap]\.?m\b/.test(text) && Number(first) <= 12 && Number(second) <= 12 && first !== second;
  if (isUnsure) return null;
  const fullYear = year.length === 2 ? `20${year}` : year;
  return isAmerican ? numbered(numeric, fullYear, first, second) : numbered(numeric, fullYear, second, first);
}

function named(found: RegExpExecArray, day: string, word: string): Day | null {
  const month = months.get(word);
  if (month === undefined) return null;
  return { year: Number(found[3]), month, day: Number(day), end: found.index + found[0].length };
}

function numbered(found: RegExpExecArray, year: string, month: string, day: string): Day {
  return { year: Number(year), month: Number(month), day: Number(day), end: found.index + found[0].length };
}

interface Hour {
  hour: number;
  minute: number;
  second: number;
  /** Of luxon: an offset or a place. */
  zone: string;
}

/** @param rest what follows the day */
function hourIn(rest: string): Hour | null {
  const found =
    /^[^\d]{0,12}(\d{1,2}) ?[:h.] ?(\d{2})(?: ?(?::|m(?:in)?) ?(\d{2}))?(?:\.\d{1,3})?(?: ?s)?(?: ?([ap])\.?m\.?)?/.exec(
      rest,
    );
  if (!found) return null;
  const zone = zoneIn(rest.slice(found[0].length));
  const said = Number(found[1]);
  const half = found[4];
  if (zone === null || (half && (said < 1 || said > 12))) return null;
  const hour = half ? (said % 12) + (half === 'p' ? 12 : 0) : said;
  return { hour, minute: Number(found[2]), second: Number(found[3] ?? 0), zone };
}

/** Null for a zone that is named and not known. */
function zoneIn(rest: string): string | null {
  const found = /^[\s(]*([a-z]{1,5})?\s?(?:([+−-])(\d{1,2}):?(\d{2})?)?/.exec(rest)!;
  const [, name, sign, hours, minutes] = found;
  const base = name === undefined ? (sign ? 0 : null) : zones.get(name);
  if (base === undefined) return null;
  if (base === null) return zoneUnsaid;
  const offset = base + (sign ? (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes ?? 0)) : 0);
  if (Math.abs(offset) > 14 * 60) return null;
  return `UTC${offset < 0 ? '-' : '+'}${Math.floor(Math.abs(offset) / 60)}:${String(Math.abs(offset) % 60).padStart(2, '0')}`;
}

function fitsWeekday(text: string, weekday: number): boolean {
  const word = /^\p{L}{3,10}/u.exec(text)?.[0];
  if (word === undefined || months.has(word)) return true;
  const named = weekdays.findIndex((day) => day.test(word));
  return named === -1 || named + 1 === weekday;
}
