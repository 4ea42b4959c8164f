import type { ContactCard } from '../api/types.js';
import { Tag } from '../shared/tag.js';
import { contactStateWords } from '../words.js';
import classes from './card.module.css';

/** Only what is out of the ordinary: the station says the rest. */
export function CardState({ card }: { card: ContactCard }) {
  const isUnusual = card.stage === 'person' || ['open', 'joined', 'answered', 'set-aside'].includes(card.state);
  const level = card.alerts.some((alert) => alert.level === 'emergency') ? 'Urgence' : 'Danger signalé';
  if (!isUnusual && card.alerts.length === 0) return null;
  return (
    <div className={classes.tags}>
      {card.alerts.length > 0 && <Tag tone="danger">{level}</Tag>}
      {isUnusual && <Tag tone={card.stage === 'person' ? 'waiting' : 'calm'}>{contactStateWords[card.state]}</Tag>}
    </div>
  );
}
