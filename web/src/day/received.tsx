import { useState } from 'react';
import { useUsagerMessages, type UsagerMessage } from '../api/demo.js';
import { inShort } from '../dates.js';
import { ChannelIcon } from '../shared/channel-icon.js';
import { Reading } from '../shared/reading.js';
import { inPairs } from '../shared/phone.js';
import { messageChannelWords } from '../words.js';
import { MessageDialog } from './message-dialog.js';
import classes from './usager-side.module.css';

/** The mails, text messages and letters the usagers received, newest first. */
export function Received({ town }: { town: string }) {
  const query = useUsagerMessages(town);
  const [opened, open] = useState<UsagerMessage | null>(null);
  return (
    <section aria-labelledby="recu">
      <h3 id="recu" className={classes.subtitle}>
        Ce que les usagers ont reçu
      </h3>
      <Reading query={query}>
        {({ messages }) =>
          messages.length === 0 ? (
            <p className="quiet">Aucun message encore.</p>
          ) : (
            <ul className="plain-list">
              {messages.map((message) => (
                <li key={message.id}>
                  <Line message={message} onOpen={() => open(message)} />
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
      <MessageDialog message={opened} onClose={() => open(null)} />
    </section>
  );
}

function Line({ message, onOpen }: { message: UsagerMessage; onOpen: () => void }) {
  return (
    <button type="button" className={classes.line} onClick={onOpen} aria-haspopup="dialog">
      <span className={classes.lineTop}>
        <ChannelIcon channel={message.channel} size={16} />
        {messageChannelWords[message.channel]}
        <time dateTime={message.at}>{inShort(message.at)}</time>
      </span>
      <span className={classes.lineSubject}>{message.subject ?? message.text}</span>
      <span className={classes.lineTo}>{inPairs(message.to)}</span>
    </button>
  );
}
