import type { ContactPage } from '../api/types.js';
import { inFull } from '../dates.js';
import { ChannelIcon } from '../shared/channel-icon.js';
import { Tag, type Tone } from '../shared/tag.js';
import { foreignLanguage } from '../languages.js';
import { channelWords } from '../words.js';
import classes from './contact.module.css';
import { Sender } from './sender.js';
import { standsInWords } from './stands.js';

/** Who, by which door, when, and where it stands. */
export function WhoAndWhen({ contact }: { contact: ContactPage }) {
  const language = foreignLanguage(contact.language);
  return (
    <p className={classes.facts}>
      <span>
        <ChannelIcon channel={contact.channel} />
        {channelWords[contact.channel]}
      </span>
      <Sender contact={contact} />
      <time dateTime={contact.receivedAt}>{inFull(contact.receivedAt)}</time>
      {contact.chrono && <span>Pli n° {contact.chrono}</span>}
      {language && <Tag tone="calm">En {language}</Tag>}
      <SenderProof proof={contact.reading.senderProof} />
      <Tag tone={toneOf(contact)}>{standsInWords(contact)}</Tag>
    </p>
  );
}

/** Whether a mail comes from the address it shows; nothing where nobody has looked. */
function SenderProof({ proof }: { proof: ContactPage['reading']['senderProof'] }) {
  if (proof === null) return null;
  const { tone, words } = proofs[proof];
  return <Tag tone={tone}>{words}</Tag>;
}

const proofs: Record<'proven' | 'unproven' | 'spoofed', { tone: Tone; words: string }> = {
  proven: { tone: 'done', words: 'Expéditeur vérifié' },
  unproven: { tone: 'plain', words: 'Adresse d’expéditeur non prouvée' },
  spoofed: { tone: 'danger', words: 'Attention : l’adresse de l’expéditeur est sans doute fausse' },
};

function toneOf({ stage }: ContactPage): Tone {
  if (stage === 'person') return 'waiting';
  return stage === 'done' ? 'done' : 'calm';
}
