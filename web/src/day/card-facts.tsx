import type { ContactCard } from '../api/types.js';
import { Confidence } from '../shared/confidence.js';
import { cardTitle } from './card-words.js';
import classes from './card.module.css';

/** Nobody doubts what a person chose. */

/** What it is about, who takes it and under which number. */
export function CardFacts({ card }: { card: ContactCard }) {
  const receiver = card.administration ?? card.service;
  return (
    <>
      <Demarche card={card} />
      {receiver && <p className={classes.receiver}>→ {receiver.name}</p>}
      <Numbers numbers={card.dossierNumbers} />
    </>
  );
}

function Demarche({ card }: { card: ContactCard }) {
  const { demarche, confidence } = card;
  if (!demarche) return null;
  const isTitle = cardTitle(card) === demarche.title;
  if (isTitle && confidence === null) return null;
  return (
    <div className={classes.demarche}>
      {!isTitle && <span>{demarche.title}</span>}
      {confidence !== null && <Confidence confidence={confidence} of={demarche.title} />}
    </div>
  );
}

function Numbers({ numbers: [first, ...others] }: { numbers: string[] }) {
  if (!first) return null;
  return (
    <p className={classes.numbers}>
      Dossier <span className={classes.number}>{first}</span>
      {others.length > 0 && ` et ${others.length} ${others.length === 1 ? 'lié' : 'liés'}`}
    </p>
  );
}
