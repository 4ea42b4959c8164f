import type { ChannelName } from '../../dossiers/arrival.js';
import type { DebtKind, NewDebt } from '../../dossiers/debts.js';
import { frenchPhone } from '../../dossiers/french-phone.js';
import { addWorkingDays, endOfDay, type Town } from '../../towns/index.js';
import type { Plan, Routed } from './plan.js';

type Owed = Omit<NewDebt, 'dossierId'>;

/** Working days within which the first word is aimed at (rules.md, section 9). */
const firstWordWorkingDays: Record<ChannelName, number> = { call: 0, counter: 0, email: 1, web_form: 1, letter: 2 };
const missingDocumentsWorkingDays = 10;

/**
 * What is owed to the usager from now on: a first word at once (one for all dossiers of a contact, by the parent), and the
 * answer. They are paid by the loop-back.
 */
export function debtsOf(
  town: Town,
  { mode, leavesOn, service, parts }: Pick<Plan, 'mode' | 'leavesOn' | 'service' | 'parts'>,
  contact: Routed,
  isParent: boolean,
): Owed[] {
  const dueAt = endOfDay(town, addWorkingDays(town, contact.receivedAt, firstWordWorkingDays[contact.channel]));
  const missing = missingDocuments(town, contact);
  const first = firstWord(mode, contact.channel);
  const debts: Owed[] = [];
  if (isParent || mode !== 'municipal') {
    const others = parts.map((part) => part.service).filter(({ id }) => id !== service.id);
    const facts = { ...missing, ...(others.length > 0 && { otherServices: others.map(asTold) }) };
    debts.push({ kind: first, dueAt, payable: first !== 'transmission-notice', facts });
  }
  // An acknowledgement on paper or by e-mail lists what is missing by itself (EL-08); an SMS is too short for it.
  const { email, postalAddress = [] } = contact.sender;
  const isSms = contact.channel === 'web_form' && !email && postalAddress.length === 0;
  const isShort = first === 'written-confirmation' || (first === 'acknowledgement' && isSms);
  if (isParent && missing.missingDocuments && isShort) {
    debts.push({ kind: 'missing-documents', dueAt, payable: true, facts: missing });
  }
  // Electronic: the proof of its date goes at once, the notice once the request has gone (EL-05, AR-11).
  if (mode === 'transmission' && contact.channel !== 'letter') {
    debts.push({ kind: 'registration-notice', dueAt, payable: true, facts: {} });
  }
  if (mode === 'municipal') {
    // Its own number alone: the other dossiers of the contact are not answered by it (J01).
    debts.push({ kind: 'answer', dueAt: endOfDay(town, leavesOn), payable: false, facts: { numbers: undefined } });
  }
  return debts;
}

function asTold({ name, phone }: Plan['service']): string {
  return `${name} (${frenchPhone(phone)})`;
}

function firstWord(mode: Plan['mode'], channel: ChannelName): DebtKind {
  if (mode === 'transmission') return 'transmission-notice';
  if (mode === 'orientation') return 'orientation';
  return channel === 'call' || channel === 'counter' ? 'written-confirmation' : 'acknowledgement';
}

export function missingDocuments(town: Town, { documentsMissing, askedAt }: Routed) {
  if (documentsMissing.length === 0) return {};
  return {
    missingDocuments: documentsMissing,
    missingDeadline: addWorkingDays(town, askedAt, missingDocumentsWorkingDays),
  };
}
