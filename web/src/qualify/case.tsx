import { useEffect, useRef, useState, type Ref } from 'react';
import { useContact } from '../api/contacts.js';
import type { ContactPage, Guess } from '../api/types.js';
import { Arrival } from '../contact/arrival.js';
import { Dangers } from '../contact/dangers.js';
import { WhoAndWhen } from '../contact/who-and-when.js';
import { cardTitle } from '../day/card-words.js';
import { JoiningOffer } from '../joining/offer.js';
import { Reading } from '../shared/reading.js';
import { Choosing, type ChoosingGiven } from './choosing.js';
import { OtherEnds } from './other-ends.js';
import classes from './qualify.module.css';

interface Given extends Omit<ChoosingGiven, 'contact' | 'onLook'> {
  /** Names of colleagues who have it before them too. */
  colleagues: readonly string[];
  takesFocus: boolean;
  onNext: () => void;
}

/** The contact that is being qualified: who, what danger, what they say, what it may be. */
export function Case({ id, ...more }: Given & { id: string }) {
  const query = useContact(more.town, id);
  return <Reading query={query}>{(contact) => <Open key={id} contact={contact} {...more} />}</Reading>;
}

function Open({ contact, colleagues, takesFocus, onNext, ...choosing }: Given & { contact: ContactPage }) {
  const [looked, look] = useState<Guess | null>(null);
  const heading = useFocus(takesFocus);
  const { dangers, reasonInFrench } = contact;
  return (
    <article className={classes.case} aria-labelledby="contact">
      <h2 id="contact" ref={heading} tabIndex={-1} className={classes.caseTitle}>
        {cardTitle(contact)}
      </h2>
      <WhoAndWhen contact={contact} />
      <Colleagues names={colleagues} />
      <Dangers dangers={dangers} />
      {reasonInFrench && dangers.length === 0 && <p className={classes.why}>{reasonInFrench}</p>}
      <JoiningOffer town={choosing.town} contact={contact} />
      <div className={classes.sides}>
        <Choosing contact={contact} onLook={look} {...choosing} />
        <Arrival town={choosing.town} contact={contact} reasons={(looked ?? contact.guesses[0])?.reasons} />
      </div>
      <OtherEnds town={choosing.town} id={contact.id} hasShortcuts={choosing.hasShortcuts} onNext={onNext} />
    </article>
  );
}

function Colleagues({ names }: { names: readonly string[] }) {
  return (
    <div role="status">
      {names.length > 0 && (
        <p className={classes.colleague}>
          {names.join(', ')} {names.length > 1 ? 'ont' : 'a'} aussi ce contact sous les yeux : passez au suivant, ou
          mettez-vous d’accord.
        </p>
      )}
    </div>
  );
}

/** Whoever does not see the screen hears which contact has come; not on the first one, which the page announces. */
function useFocus(takesFocus: boolean): Ref<HTMLHeadingElement> {
  const heading = useRef<HTMLHeadingElement>(null);
  const takes = useRef(takesFocus);
  useEffect(() => {
    if (takes.current) heading.current?.focus();
  }, []);
  return heading;
}
