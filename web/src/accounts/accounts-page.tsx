import { useParams, useSearchParams } from 'react-router';
import { PageTitle } from '../shared/page-title.js';
import { Reading } from '../shared/reading.js';
import { Tag } from '../shared/tag.js';
import classes from './accounts.module.css';
import { useReconciliation, type Reconciliation } from './accounts.js';
import { Doors } from './doors.js';
import { Mailboxes } from './mailboxes.js';
import { Refusals } from './refusals.js';
import { UnreadMailboxes } from './unread-mailboxes.js';
import { WaitingMails } from './waiting-mails.js';

/** What became of all that came in on a day, for whoever must be sure that nothing is lost. */
export function AccountsPage() {
  const { town = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const query = useReconciliation(town, search.get('jour'));
  return (
    <>
      <PageTitle tab="Comptes du jour">Comptes du jour</PageTitle>
      <p className="quiet">
        Tout ce qui arrive est compté, à chaque entrée, et rapproché une fois par jour de ce que contiennent les boîtes
        de courriel. Un compte juste prouve que rien n’est perdu.
      </p>
      <Reading query={query}>
        {(accounts) => (
          <>
            <div className={classes.head}>
              <label>
                Jour{' '}
                <input
                  type="date"
                  value={accounts.day}
                  onChange={({ currentTarget: { value } }) => setSearch(value ? { jour: value } : {})}
                />
              </label>
              <p role="status">
                <Verdict accounts={accounts} />
              </p>
            </div>
            <UnreadMailboxes mailboxes={accounts.unread} />
            <WaitingMails mails={accounts.waiting} />
            <Doors doors={accounts.doors} />
            <Mailboxes mailboxes={accounts.mailboxes} />
            <Refusals refusals={accounts.refusals} />
          </>
        )}
      </Reading>
    </>
  );
}

function Verdict({ accounts: { balanced, unread, waiting } }: { accounts: Reconciliation }) {
  if (!balanced) return <Tag tone="danger">Les comptes ne sont pas justes : prévenez l’informatique</Tag>;
  if (unread.length > 0) return <Tag tone="danger">Une boîte n’est pas lue : prévenez l’informatique</Tag>;
  if (waiting.length > 0) return <Tag tone="waiting">Les comptes sont justes ; des courriels attendent encore</Tag>;
  return <Tag tone="done">Les comptes sont justes</Tag>;
}
