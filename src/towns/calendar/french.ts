import { DateTime } from 'luxon';

/** Legal time in mainland France; another is in platform.yaml, `working_calendar.timezone`. */
const legalTime = 'Europe/Paris';

/** `1er mars 2027`, with ordinary spaces, which an SMS can carry. @param date an instant, or a day YYYY-MM-DD */
export function inFullFrench(date: Date | string, zone = legalTime): string {
  const day = typeof date === 'string' ? DateTime.fromISO(date, { zone }) : DateTime.fromJSDate(date, { zone });
  if (!day.isValid) throw new RangeError('not a date');
  return day.setLocale('fr').toFormat(day.day === 1 ? `d'er' MMMM yyyy` : 'd MMMM yyyy');
}

/** `1er mars 2027 à 10 h 00`. */
export function atFrenchTime(at: Date, zone = legalTime): string {
  return `${inFullFrench(at, zone)} à ${DateTime.fromJSDate(at, { zone }).toFormat(`H 'h' mm`)}`;
}
