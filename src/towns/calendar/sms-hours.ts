import { DateTime } from 'luxon';
import { callableFrom, callableUntil } from '../configuration/index.js';
import type { Town } from '../town.js';

/** When an SMS may wake somebody: that very instant, or else the next 8 h in the town's own time (rules.md, J21). */
export function nextSmsTime({ platform }: Pick<Town, 'platform'>, at: Date): Date {
  const local = DateTime.fromJSDate(at, { zone: platform.working_calendar.timezone });
  const time = local.toFormat('HH:mm');
  if (time >= callableFrom && time < callableUntil) return at;
  const day = time < callableFrom ? local : local.plus({ days: 1 });
  const [hour, minute] = callableFrom.split(':').map(Number);
  return day.startOf('day').set({ hour, minute }).toJSDate();
}
