import { inHours } from '../dates.js';
import type { MailboxAccount } from './accounts.js';
import { Table } from './table.js';

/** The ledger of each mailbox, beside what its server held. */
export function Mailboxes({ mailboxes }: { mailboxes: MailboxAccount[] }) {
  return (
    <Table
      title="Boîtes de courriel"
      nothing="Aucun courriel n’a été vu ce jour-là."
      columns={[
        'Boîte',
        'Pris',
        'Déjà connus',
        'Refusés',
        'Retirés par un autre logiciel',
        'En attente',
        'Sur le serveur',
      ]}
      rows={mailboxes.map((account) => [
        `${account.mailbox} · ${account.folder}`,
        account.taken,
        account.twins,
        account.refused,
        account.gone,
        account.waiting,
        comparedInWords(account.compared),
      ])}
    />
  );
}

function comparedInWords(compared: MailboxAccount['compared']): string {
  if (compared === null) return 'Pas encore comparée ce jour-là';
  const { at, onServer, known, missing } = compared;
  const found = `${onServer}, dont ${known} connus, à ${inHours(at)}`;
  return missing === 0 ? found : `${found} ; ${missing} manquants, repris depuis`;
}
