import type { ContactCard, Debt, MessageState } from '../api/types.js';
import { contactStateWords } from '../words.js';

interface Standing extends Pick<ContactCard, 'state' | 'messages'> {
  dossiers: readonly { debts: readonly Pick<Debt, 'state' | 'reason'>[] }[];
}

/**
 * Where a contact stands. That its usager knows, or could not be told, is said where it is sure: the last message has gone and has
 * not come back, or somebody has spoken with them. Elsewhere the state of each message says all that is known.
 */
export function standsInWords(contact: Standing): string {
  const words = contactStateWords[contact.state];
  if (contact.state !== 'told') return words;
  const telling = tellingOf(contact);
  return telling === null ? words : `${words}, ${tellingWords[telling]}`;
}

const tellingWords = { told: 'l’usager est prévenu', failed: 'l’usager n’a pas pu être prévenu' };
const gone: readonly MessageState[] = ['accepted', 'delivered'];
const cameBack: readonly MessageState[] = ['refused', 'bounced', 'complained', 'unknown'];
const cameToNothing: readonly MessageState[] = ['refused', 'bounced', 'complained', 'dropped'];
const nobodyToTell: readonly (string | null)[] = ['no_contact', 'unreachable'];

function tellingOf({ messages, dossiers }: Standing): 'told' | 'failed' | null {
  // Of several dossiers, one that was told says nothing of another whose message came back.
  if (dossiers.length > 1 && messages.some(({ state }) => cameBack.includes(state))) return null;
  const last = messages.at(-1);
  // Of a letter the line ends at the print tray.
  if (last && last.channel !== 'letter' && gone.includes(last.state)) return 'told';
  if (!messages.every(({ state }) => cameToNothing.includes(state))) return null;
  const debts = dossiers.flatMap((dossier) => dossier.debts);
  // What another message has said since came back with it.
  if (debts.some(({ state, reason }) => state === 'settled' && reason !== 'said-since')) return 'told';
  const hasFailed = messages.some(({ state }) => state !== 'dropped');
  return hasFailed || debts.some(({ state, reason }) => state === 'waived' && nobodyToTell.includes(reason))
    ? 'failed'
    : null;
}
