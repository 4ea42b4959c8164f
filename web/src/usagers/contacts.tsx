import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAction } from '../api/actions.js';
import { useMay } from '../api/session.js';
import type { ContactCard } from '../api/types.js';
import { usagerActions, type UsagerPage } from '../api/usagers.js';
import { inFull } from '../dates.js';
import { cardTitle } from '../day/card-words.js';
import { ChannelIcon } from '../shared/channel-icon.js';
import { Refusal } from '../shared/refusal.js';
import { channelWords } from '../words.js';
import classes from './usagers.module.css';

/** What came from this usager, newest first; what came from somebody else can be chosen and separated. */
export function Contacts({ town, usager: { id, contacts } }: { town: string; usager: UsagerPage }) {
  const may = useMay(town, 'qualify');
  const [chosen, choose] = useState<string[]>([]);
  const split = useAction(town, usagerActions.split);
  const isChoosable = may && contacts.length > 1;
  const toggle = (contact: string) =>
    choose(chosen.includes(contact) ? chosen.filter((each) => each !== contact) : [...chosen, contact]);
  return (
    <section className="panel" aria-labelledby="contacts">
      <h2 id="contacts">Contacts</h2>
      <ul className="plain-list">
        {contacts.map((contact) => (
          <li key={contact.id} className={classes.row}>
            <Contact town={town} contact={contact} />
            {isChoosable && (
              <Checkbox
                label="D’un autre usager"
                aria-label={`D’un autre usager : ${cardTitle(contact)}, ${inFull(contact.receivedAt)}`}
                checked={chosen.includes(contact.id)}
                onChange={() => toggle(contact.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {isChoosable && (
        <Button
          mt="sm"
          variant="default"
          disabled={chosen.length === 0}
          loading={split.isPending}
          onClick={() => split.mutate([id, chosen], { onSuccess: () => choose([]) })}
        >
          Séparer
        </Button>
      )}
      <Refusal error={split.error} />
    </section>
  );
}

function Contact({ town, contact }: { town: string; contact: ContactCard }) {
  return (
    <div>
      <Link to={`/ville/${town}/contacts/${contact.id}`}>{cardTitle(contact)}</Link>
      <div className="quiet">
        <ChannelIcon channel={contact.channel} size={14} /> {channelWords[contact.channel]},{' '}
        <time dateTime={contact.receivedAt}>{inFull(contact.receivedAt)}</time>
      </div>
    </div>
  );
}
