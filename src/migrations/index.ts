import { Towns1772000000001 } from './0001-towns.js';
import { Contacts1772000000002 } from './0002-contacts.js';
import { Dossiers1772000000003 } from './0003-dossiers.js';
import { Timeline1772000000004 } from './0004-timeline.js';
import { Access1772000000005 } from './0005-access.js';

export { serviceRole } from './seal.js';
export const migrations = [
  Towns1772000000001,
  Contacts1772000000002,
  Dossiers1772000000003,
  Timeline1772000000004,
  Access1772000000005,
];
