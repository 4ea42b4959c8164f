import type { Deed } from './deed.js';

/** The night is over: the SMS leaves, if it is still to be said. */
export const smsMorning: Deed = ({ timer }) =>
  Promise.resolve([{ stage: 'delivery', subjectId: timer.facts.message as string }]);
