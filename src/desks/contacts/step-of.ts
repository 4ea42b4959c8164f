import type { ContactState } from '../../dossiers/states.js';

/** Where people see a contact on the line. `person`: it waits for one. */
export const steps = ['intake', 'qualification', 'routing', 'loopback', 'done', 'person'] as const;
export type Step = (typeof steps)[number];

const stepByState: Record<ContactState, Step> = {
  open: 'intake',
  received: 'intake',
  read: 'qualification',
  qualified: 'routing',
  routed: 'loopback',
  told: 'done',
  joined: 'done',
  answered: 'done',
  'set-aside': 'done',
  'to-qualify': 'person',
  'to-read': 'person',
  quarantined: 'person',
};

export function stepOf(state: ContactState): Step {
  return stepByState[state];
}
