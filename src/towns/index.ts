export {
  addServiceDays,
  addWorkingDays,
  endOfDay,
  localDay,
  localWeekday,
  serviceDaysBefore,
  startOfDay,
} from './calendar/working-days.js';
export { isOpen, lastOpening, nextOpening } from './calendar/opening.js';
export { openHours } from './calendar/open-hours.js';
export { administrationOf } from './administration-of.js';
export { answerRules } from './answer-rules.js';
export { nextSmsTime } from './calendar/sms-hours.js';
export { atFrenchTime, inFullFrench } from './calendar/french.js';
export { officesOf } from './offices.js';
export type { Office } from './offices.js';
export { isConfidential, mayBeConfidential, ownerOf } from './owner-of.js';
export { reachingRules } from './reaching-rules.js';
export { isSamePerson } from './same-person.js';
export { taskRules } from './task-rules.js';
export { transmissionRules } from './transmission-rules.js';
export { Towns } from './towns.js';
export { TownsModule } from './towns.module.js';
export type { Town, TownName } from './town.js';
export { townOf } from './town-of.js';
export { UnknownTown } from './unknown-town.js';
