import { useState } from 'react';
import { actions, type Qualification } from '../api/actions.js';
import type { PileCard } from '../api/types.js';
import { cardTitle } from '../day/card-words.js';
import { pilePages } from '../piles/pile-pages.js';
import { Case } from './case.js';
import { Filters } from './filters.js';
import { KeysHelp } from './keys-help.js';
import classes from './qualify.module.css';
import { Queue } from './queue.js';
import { inOrder, type Filter } from './queue-order.js';
import { UndoBar } from './undo-bar.js';
import { useCurrent } from './use-current.js';
import { usePending } from './use-pending.js';
import { useShortcuts, useShortcutsSwitch } from './use-shortcuts.js';

const { empty } = pilePages.find(({ pile }) => pile === 'to-qualify')!;

/** One contact after the other, by keyboard alone: the next comes by itself. */
export function Workbench({ town, cards }: { town: string; cards: readonly PileCard[] }) {
  const [hasShortcuts, turnShortcuts] = useShortcutsSwitch();
  const { pending, gone, refusal, decide, undo } = usePending(town);
  const [filter, setFilter] = useState<Filter>(null);
  const waiting = cards.filter(({ id }) => !gone.has(id));
  const { dangers, others } = inOrder(waiting, filter);
  const { current, next, choose, attentions, hasMoved } = useCurrent(town, [...dangers, ...others]);

  const goOn = () => next && choose(next.id);
  const takeBack = () => {
    const id = undo();
    if (id === null) return;
    setFilter(null);
    choose(id);
  };
  const qualify = (card: PileCard, what: Qualification, decided: string) => {
    decide({ id: card.id, title: cardTitle(card), decided, send: () => actions.qualify(town, card.id, what) });
    goOn();
  };
  useShortcuts(hasShortcuts, { n: goOn, u: takeBack });

  return (
    <>
      <div className={classes.above}>
        <Filters cards={waiting} filter={filter} onFilter={setFilter} />
        <KeysHelp isOn={hasShortcuts} onTurn={turnShortcuts} />
      </div>
      <UndoBar pending={pending} hasShortcuts={hasShortcuts} onUndo={takeBack} />
      <div role="alert">{refusal && <p className={classes.refusal}>{refusal}</p>}</div>
      {current ? (
        <div className={classes.bench}>
          <Queue dangers={dangers} others={others} currentId={current.id} attentions={attentions} onChoose={choose} />
          <Case
            town={town}
            id={current.id}
            colleagues={attentions.filter(({ contactId }) => contactId === current.id).map(({ name }) => name)}
            hasShortcuts={hasShortcuts}
            takesFocus={hasMoved}
            onDecide={(what, decided) => qualify(current, what, decided)}
            onNext={goOn}
          />
        </div>
      ) : (
        <p className={classes.empty}>{waiting.length === 0 ? empty : 'Rien de ce genre n’attend plus.'}</p>
      )}
    </>
  );
}
