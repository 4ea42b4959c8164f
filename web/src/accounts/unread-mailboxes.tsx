import { inFull } from '../dates.js';
import type { UnreadMailbox } from './accounts.js';
import { Table } from './table.js';

const whyWords: Record<UnreadMailbox['why'], string> = {
  unreachable: 'le serveur de courriel ne répond pas',
  'timed-out': 'le serveur de courriel ne répond pas à temps',
  'tls-failed': 'la liaison chiffrée avec le serveur échoue',
  'credentials-refused': 'le serveur refuse le mot de passe ou le jeton',
  'connection-lost': 'la liaison avec le serveur se coupe',
  'server-out-of-bounds': 'le serveur annonce un message démesuré',
  'listing-refused': 'le serveur ne donne pas la liste des courriels',
  'address-unreadable': 'l’adresse du serveur, dans la configuration, est mal écrite',
  'folder-missing': 'un dossier de la boîte n’existe pas',
  'mailbox-read-only': 'la boîte ne peut être que lue : rien ne peut y être marqué',
  'message-not-fetched': 'un courriel ne peut pas être lu',
  'message-not-stored': 'un courriel n’a pas pu être enregistré ici',
  'message-not-marked': 'un courriel ne peut pas être marqué ou rangé',
  other: 'une panne que le logiciel ne connaît pas',
  silent: 'personne ne la lit : le service est arrêté, ou la boîte n’est plus configurée',
};

/** Nothing is shown while every mailbox is read. */
export function UnreadMailboxes({ mailboxes }: { mailboxes: UnreadMailbox[] }) {
  if (mailboxes.length === 0) return null;
  return (
    <Table
      title="Boîtes qui ne sont pas lues en ce moment"
      nothing=""
      columns={['Boîte', 'Pourquoi', 'Depuis']}
      rows={mailboxes.map(({ mailbox, why, since }) => [mailbox, whyWords[why], inFull(since)])}
    />
  );
}
