export { addWorkingDays, endOfDay } from './calendar/working-days.js';
export { isOpen } from './calendar/opening.js';
export { atFrenchTime, inFullFrench } from './calendar/french.js';
export { ownerOf } from './owner-of.js';
export { Towns } from './towns.js';
export { TownsModule } from './towns.module.js';
export type { Town, TownName } from './town.js';
export { townOf } from './town-of.js';
export { UnknownTown } from './unknown-town.js';
