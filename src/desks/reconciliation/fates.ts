import type { ContactState } from '../../dossiers/states.js';

export type Fate = 'accepted' | 'underway' | 'toPeople' | 'quarantined' | 'setAside';

const fateByState: Record<ContactState, Fate> = {
  open: 'underway',
  received: 'underway',
  read: 'underway',
  qualified: 'underway',
  routed: 'accepted',
  told: 'accepted',
  joined: 'accepted',
  answered: 'accepted',
  'to-qualify': 'toPeople',
  'to-read': 'toPeople',
  quarantined: 'quarantined',
  'set-aside': 'setAside',
};

/** The states that mean this became of a contact. */
export function statesOf(fate: Fate): string[] {
  return Object.entries(fateByState).flatMap(([state, its]) => (its === fate ? [state] : []));
}
