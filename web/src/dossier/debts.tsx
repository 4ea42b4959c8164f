import type { Debt } from '../api/types.js';
import { inFull } from '../dates.js';
import { Tag, type Tone } from '../shared/tag.js';
import { debtReasonWords, debtStateWords, debtWords } from '../words.js';
import { Conversation } from './conversation.js';
import classes from './dossier.module.css';

const tones: Record<Debt['state'], Tone> = { owed: 'waiting', settled: 'done', waived: 'plain' };

/** What is owed to the usager, paid or not: a dossier closes only when nothing is left. */
export function Debts({ town, debts }: { town: string; debts: Debt[] }) {
  if (debts.length === 0) return null;
  return (
    <>
      <h3 className={classes.subtitle}>Ce que l’on doit à l’usager</h3>
      <ul className="plain-list">
        {debts.map((debt) => (
          <li key={debt.id} className={classes.row}>
            <div>
              <span className={classes.what}>{debtWords[debt.kind]}</span>
              <span className="quiet">{aboutDebt(debt)}</span>
            </div>
            <div className={classes.ends}>
              {isOnItsWay(debt) ? (
                <Tag tone="calm">en route</Tag>
              ) : (
                <Tag tone={tones[debt.state]}>{debtStateWords[debt.state]}</Tag>
              )}
              {debt.state === 'owed' && !isOnItsWay(debt) && debt.payable && <Conversation town={town} debt={debt} />}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Its message has been written; the debt is paid when it arrives. */
function isOnItsWay({ state, messageId }: Debt): boolean {
  return state === 'owed' && messageId !== null;
}

function aboutDebt({ state, dueAt, endedAt, reason }: Debt): string {
  if (state === 'owed') return `Avant le ${inFull(dueAt)}`;
  const why = reason && (debtReasonWords[reason] ?? reason);
  return [endedAt && inFull(endedAt), why].filter(Boolean).join(' : ');
}
