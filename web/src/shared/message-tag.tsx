import type { MessageChannel, MessageState } from '../api/types.js';
import { messageInWords } from '../words.js';
import { ChannelIcon } from './channel-icon.js';
import { Tag, type Tone } from './tag.js';

const tones: Record<MessageState, Tone> = {
  composed: 'plain',
  sending: 'plain',
  accepted: 'calm',
  delivered: 'done',
  refused: 'danger',
  bounced: 'danger',
  complained: 'danger',
  unknown: 'waiting',
  dropped: 'plain',
};

/** « Courriel remis ». */
export function MessageTag({ channel, state }: { channel: MessageChannel; state: MessageState }) {
  return (
    <Tag tone={tones[state]}>
      <ChannelIcon channel={channel} size={14} />
      {messageInWords(channel, state)}
    </Tag>
  );
}
