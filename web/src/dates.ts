const zone = 'Europe/Paris';
const parts = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('fr-FR', { timeZone: zone, ...options });
const weekday = parts({ weekday: 'long' });
const day = parts({ day: 'numeric' });
const month = parts({ month: 'long' });
const year = parts({ year: 'numeric' });
const time = parts({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
const civilDay = parts({ year: 'numeric', month: '2-digit', day: '2-digit' });

/** « lundi 1er mars ». */
export function inDays(instant: string | Date): string {
  const date = new Date(instant);
  const number = day.format(date);
  return `${weekday.format(date)} ${number === '1' ? '1er' : number} ${month.format(date)}`;
}

/** « 1er mars 2027 ». */
export function inYear(instant: string | Date): string {
  const date = new Date(instant);
  const number = day.format(date);
  return `${number === '1' ? '1er' : number} ${month.format(date)} ${year.format(date)}`;
}

/** « 10 h 05 ». */
export function inHours(instant: string | Date): string {
  return time
    .format(new Date(instant))
    .replace(/^0(?=\d)/, '')
    .replace(':', ' h ');
}

/** « lundi 1er mars, 10 h 05 ». */
export function inFull(instant: string | Date): string {
  return `${inDays(instant)}, ${inHours(instant)}`;
}

/** The hour for today, the day before it for the others. */
export function inShort(instant: string | Date, now = new Date()): string {
  return civilDay.format(new Date(instant)) === civilDay.format(now) ? inHours(instant) : inFull(instant);
}

/** « 1 min 35 ». */
export function inMinutes(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${String(seconds % 60).padStart(2, '0')}`;
}
