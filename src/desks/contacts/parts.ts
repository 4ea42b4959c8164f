import type { Membership } from '../../access/index.js';
import { mayRead } from '../privacy/may-read.js';
import type { ContactPart } from './contact-page.dto.js';
import type { DossierOfContact } from './contact-record.js';

/** The words of each dossier of a contact that holds several requests: each service reads its own (J24). */
export function partsOf(
  member: Membership,
  dossiers: readonly DossierOfContact[],
  words: Readonly<Record<string, string>>,
  readsTheWhole: boolean,
): ContactPart[] {
  return dossiers
    .filter(({ split }) => split)
    .map(({ number, confidential, service }) => {
      const isOpen = readsTheWhole || !confidential || mayRead(member, [service ?? '']);
      return { dossier: number, text: isOpen ? (words[number] ?? null) : null };
    });
}
