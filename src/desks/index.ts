export { DesksModule } from './desks.module.js';
