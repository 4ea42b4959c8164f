import { useParams } from 'react-router';
import { usePile } from '../api/contacts.js';
import { PageTitle } from '../shared/page-title.js';
import { Reading } from '../shared/reading.js';
import type { PlainPile } from './next-step.js';
import { PileItem } from './pile-item.js';
import { pilePages } from './pile-pages.js';
import classes from './pile.module.css';

/** What waits for a person: dangers, then what has waited longest first. */
export function PilePage({ pile }: { pile: PlainPile }) {
  const { town = '' } = useParams();
  const query = usePile(town, pile);
  const { title, about, empty } = pilePages.find((page) => page.pile === pile)!;
  return (
    <>
      <PageTitle tab={title}>{title}</PageTitle>
      <p className="quiet">{about}</p>
      <Reading query={query}>
        {(cards) =>
          cards.length === 0 ? (
            <p className={classes.empty}>{empty}</p>
          ) : (
            <ul className={classes.pile}>
              {cards.map((card) => (
                <li key={card.id}>
                  <PileItem town={town} pile={pile} card={card} />
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
    </>
  );
}
