import { useParams } from 'react-router';
import { useContacts } from '../api/contacts.js';
import { useDemo } from '../api/demo.js';
import { inDays } from '../dates.js';
import { PageTitle } from '../shared/page-title.js';
import { Reading } from '../shared/reading.js';
import { Announcer } from './announcer.js';
import { Board } from './board.js';
import classes from './day.module.css';
import { UsagerSide } from './usager-side.js';

/** The town's contacts on the line, live; in the demo, what the usagers receive stands beside. */
export function DayPage() {
  const { town = '' } = useParams();
  const contacts = useContacts(town);
  const { data: demo } = useDemo();
  return (
    <>
      <div className={classes.heading}>
        <PageTitle tab="La journée">La journée</PageTitle>
        <p className="quiet">{capital(inDays(new Date()))}</p>
      </div>
      <div className={classes.sides} data-demo={Boolean(demo)}>
        <Reading query={contacts}>
          {(cards) => (
            <div key={town}>
              <Announcer cards={cards} />
              <Board town={town} cards={cards} />
            </div>
          )}
        </Reading>
        {demo && <UsagerSide town={town} scenes={demo.scenes} />}
      </div>
    </>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
