import { inFull } from '../dates.js';
import type { WaitingMail } from './accounts.js';
import { Table } from './table.js';

const reasonWords: Record<WaitingMail['reason'], string> = {
  'message-not-fetched': 'le serveur de courriel ne le donne pas',
  'message-not-stored': 'il n’a pas pu être enregistré ici',
};

/** Mails that are on their server still; nothing is shown while there are none. */
export function WaitingMails({ mails }: { mails: WaitingMail[] }) {
  if (mails.length === 0) return null;
  return (
    <Table
      title="Courriels qui n’ont pas pu être pris"
      nothing=""
      columns={['Boîte', 'Numéro dans la boîte', 'Pourquoi', 'Essais', 'Depuis']}
      rows={mails.map(({ mailbox, folder, uid, reason, attempts, since }) => [
        `${mailbox} · ${folder}`,
        uid,
        reasonWords[reason],
        attempts,
        inFull(since),
      ])}
    />
  );
}
