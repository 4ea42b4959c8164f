import { Link } from 'react-router';
import type { Attention, PileCard } from '../api/types.js';
import { inShort } from '../dates.js';
import { cardTitle, whoWrites } from '../day/card-words.js';
import { ChannelIcon } from '../shared/channel-icon.js';
import { Tag } from '../shared/tag.js';
import { foreignLanguage } from '../languages.js';
import { channelWords } from '../words.js';
import classes from './qualify.module.css';
import { reasonWord } from './queue-order.js';

interface Given {
  dangers: PileCard[];
  others: PileCard[];
  currentId: string | null;
  attentions: readonly Attention[];
  onChoose: (id: string) => void;
}

/** What waits: dangers apart and above, as they came; then the rest, oldest first. */
export function Queue({ dangers, others, currentId, attentions, onChoose }: Given) {
  const row = (card: PileCard) => (
    <Row
      key={card.id}
      card={card}
      isCurrent={card.id === currentId}
      colleague={attentions.find(({ contactId }) => contactId === card.id)?.name}
      onChoose={onChoose}
    />
  );
  return (
    <nav aria-label="Contacts à qualifier" className={classes.queue}>
      {dangers.length > 0 && (
        <section className={classes.dangers} aria-labelledby="dangers">
          <h2 id="dangers">Danger signalé</h2>
          <ul>{dangers.map(row)}</ul>
        </section>
      )}
      {others.length > 0 && <ul>{others.map(row)}</ul>}
    </nav>
  );
}

interface RowGiven extends Pick<Given, 'onChoose'> {
  card: PileCard;
  isCurrent: boolean;
  colleague: string | undefined;
}

function Row({ card, isCurrent, colleague, onChoose }: RowGiven) {
  const language = foreignLanguage(card.language);
  return (
    <li>
      <Link
        to={`?contact=${card.id}`}
        replace
        aria-current={isCurrent}
        className={classes.row}
        onClick={({ ctrlKey, metaKey, shiftKey }) => !ctrlKey && !metaKey && !shiftKey && onChoose(card.id)}
      >
        <span className={classes.rowTop}>
          <ChannelIcon channel={card.channel} size={14} />
          {channelWords[card.channel]}, <time dateTime={card.receivedAt}>{inShort(card.receivedAt)}</time>
        </span>
        <span className={classes.rowTitle}>{cardTitle(card)}</span>
        <span className={classes.rowWho}>{whoWrites(card)}</span>
        <span className={classes.tags}>
          <Tag tone={card.alerts.length > 0 ? 'danger' : 'plain'}>{reasonWord(card)}</Tag>
          {language && <Tag tone="calm">{language}</Tag>}
          {colleague && <Tag tone="waiting">{colleague} est dessus</Tag>}
        </span>
      </Link>
    </li>
  );
}
