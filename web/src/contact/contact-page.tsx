import { Fragment } from 'react';
import { useParams } from 'react-router';
import { useContact } from '../api/contacts.js';
import type { ContactPage as Contact } from '../api/types.js';
import { cardTitle } from '../day/card-words.js';
import { Dossier } from '../dossier/dossier.js';
import { JoiningOffer } from '../joining/offer.js';
import { Separate } from '../joining/separate.js';
import { PageTitle } from '../shared/page-title.js';
import { Reading } from '../shared/reading.js';
import { WhoIsIt } from '../usagers/who-is-it.js';
import { Arrival } from './arrival.js';
import { Correction } from './correction.js';
import { Dangers } from './dangers.js';
import { Decision } from './decision.js';
import { Understanding } from './understanding.js';
import { WhoAndWhen } from './who-and-when.js';

/** One contact from its arrival to what the usager was told. */
export function ContactPage() {
  const { town = '', id = '' } = useParams();
  const query = useContact(town, id);
  return <Reading query={query}>{(contact) => <Sheet key={contact.id} town={town} contact={contact} />}</Reading>;
}

function Sheet({ town, contact }: { town: string; contact: Contact }) {
  const title = cardTitle(contact);
  return (
    <article>
      <PageTitle tab={title}>{title}</PageTitle>
      <WhoAndWhen contact={contact} />
      <Dangers dangers={contact.dangers} />
      <JoiningOffer town={town} contact={contact} />
      <Decision town={town} contact={contact} />
      <Correction town={town} contact={contact} />
      <div className="columns">
        <div className="column">
          <Arrival town={town} contact={contact} />
          <Understanding contact={contact} />
          {!contact.contentHidden && <WhoIsIt town={town} contactId={contact.id} />}
        </div>
        <div className="column">
          {contact.dossiers.map((dossier) => (
            <Fragment key={dossier.number}>
              <Dossier town={town} dossier={dossier} />
              <Separate town={town} contact={contact} dossier={dossier} />
            </Fragment>
          ))}
          {contact.dossiers.length === 0 && <NoDossier />}
        </div>
      </div>
    </article>
  );
}

function NoDossier() {
  return (
    <section className="panel">
      <h2>Où c’est allé</h2>
      <p className="quiet" style={{ margin: 0 }}>
        Aucun dossier n’est ouvert pour ce contact.
      </p>
    </section>
  );
}
