import { Link } from 'react-router';
import type { ContactCard } from '../api/types.js';
import { inShort } from '../dates.js';
import { ChannelIcon } from '../shared/channel-icon.js';
import { MessageTag } from '../shared/message-tag.js';
import { channelWords } from '../words.js';
import { CardFacts } from './card-facts.js';
import { CardState } from './card-state.js';
import { cardTitle, whoWrites } from './card-words.js';
import classes from './card.module.css';

/** One contact. The whole card opens it; its title is the link that the keyboard reaches. */
export function CardLink({ town, card }: { town: string; card: ContactCard }) {
  const isEmergency = card.alerts.some(({ level }) => level === 'emergency');
  return (
    <article className={classes.card} data-person={card.stage === 'person'} data-emergency={isEmergency}>
      <p className={classes.top}>
        <ChannelIcon channel={card.channel} />
        <span>{channelWords[card.channel]}</span>
        <time dateTime={card.receivedAt} className={classes.time}>
          {inShort(card.receivedAt)}
        </time>
      </p>
      <h3 className={classes.title}>
        <Link to={`/ville/${town}/contacts/${card.id}`}>{cardTitle(card)}</Link>
      </h3>
      <p className={classes.who}>{whoWrites(card)}</p>
      <CardFacts card={card} />
      <CardState card={card} />
      {card.messages.length > 0 && (
        <div className={classes.tags}>
          {card.messages.map(({ channel, state }, place) => (
            <MessageTag key={place} channel={channel} state={state} />
          ))}
        </div>
      )}
    </article>
  );
}
