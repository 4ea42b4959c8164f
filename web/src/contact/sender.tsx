import type { ContactPage } from '../api/types.js';
import { whoWrites } from '../day/card-words.js';

/** Who wrote, from which address, and where the answer goes when it goes to another. */
export function Sender({ contact }: { contact: ContactPage }) {
  const { mailSender } = contact;
  if (!mailSender) return <span>{whoWrites(contact)}</span>;
  const { name, address, answersTo } = mailSender;
  return (
    <>
      <span>De : {name ? `${name} <${address}>` : address}</span>
      {answersTo && <span>Réponse à : {answersTo}</span>}
    </>
  );
}
