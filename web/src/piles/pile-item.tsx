import { Link } from 'react-router';
import type { PileCard } from '../api/types.js';
import { inFull } from '../dates.js';
import { cardTitle, whoWrites } from '../day/card-words.js';
import { ChannelIcon } from '../shared/channel-icon.js';
import { Tag } from '../shared/tag.js';
import { channelWords } from '../words.js';
import { NextStep, type PlainPile } from './next-step.js';
import classes from './pile.module.css';

/** One contact of a pile: why it waits, and the likeliest thing to do in one click. */
export function PileItem({ town, pile, card }: { town: string; pile: PlainPile; card: PileCard }) {
  const title = cardTitle(card);
  return (
    <article className={classes.item}>
      <div>
        <p className={classes.top}>
          <ChannelIcon channel={card.channel} /> {channelWords[card.channel]}
          <time dateTime={card.receivedAt}>{inFull(card.receivedAt)}</time>
          {card.alerts.length > 0 && <Tag tone="danger">Danger signalé</Tag>}
        </p>
        <h2 className={classes.title}>
          <Link to={`/ville/${town}/contacts/${card.id}`}>{title}</Link>
        </h2>
        <p className={classes.who}>{whoWrites(card)}</p>
        {card.reasonInFrench && <p className={classes.reason}>{card.reasonInFrench}</p>}
      </div>
      <NextStep town={town} pile={pile} id={card.id} title={title} />
    </article>
  );
}
