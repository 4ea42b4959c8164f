export { candidatesFor } from './candidates-for.js';
export { areSiblings } from './evidence.js';
export { keepNeed } from './keep-need.js';
export type { Arriving, Candidate, Judged } from './need.js';
export { needOf } from './need-of.js';
export { quotedNumbers } from './quoted-numbers.js';
export { sameNeed } from './same-need.js';
export { asksAgainIn } from './reminder-words.js';
