export { emailOf } from './email.js';
export { letterheadOf, subjectLine } from './letterhead.js';
export { organisationOf } from './organisation.js';
export { peopleIn } from './people-in.js';
export type { People, Read, TextKind } from './people-in.js';
export { phoneOf } from './phone.js';
export type { Reference } from './references.js';
export { senderWith } from './sender-with.js';
