import type { ContactEvent, ContactPage } from '../api/types.js';
import { inHours, inMinutes } from '../dates.js';
import { inPairs } from '../shared/phone.js';
import { callEventWords, callOutcomeWords } from '../words.js';
import classes from './contact.module.css';

/** How a call went; the carrier's own small steps are left out. */
export function CallStory({ call, events }: { call: NonNullable<ContactPage['call']>; events: ContactEvent[] }) {
  const told = events.filter(({ kind }) => kind in callEventWords);
  return (
    <>
      <h3 className={classes.subtitle}>L’appel</h3>
      <p style={{ margin: '0 0 8px' }}>
        {callOutcomeWords[call.outcome]}
        {call.seconds !== undefined && ` (${inMinutes(call.seconds)})`}. Numéro appelé : {inPairs(call.calledSda)}
        {call.transfers > 0 && `, ${call.transfers} ${call.transfers === 1 ? 'renvoi' : 'renvois'}`}.
      </p>
      <ol className={classes.events}>
        {told.map((event, place) => (
          <li key={place}>
            <time dateTime={event.at}>{inHours(event.at)}</time> {callEventWords[event.kind]}
            {wordsOf(event)}
          </li>
        ))}
      </ol>
    </>
  );
}

function wordsOf({ kind, data }: ContactEvent): string {
  return kind === 'question' && typeof data['words'] === 'string' ? ` : « ${data['words']} »` : '';
}
