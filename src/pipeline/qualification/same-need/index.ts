export { candidatesFor } from './candidates-for.js';
export { keepNeed } from './keep-need.js';
export type { Arriving, Candidate, Judged } from './need.js';
export { needOf } from './need-of.js';
export { sameNeed } from './same-need.js';
export { asksAgainIn } from './reminder-words.js';
