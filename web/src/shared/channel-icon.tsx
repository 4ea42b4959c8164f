import type { Channel, MessageChannel } from '../api/types.js';

const shapes: Record<Channel | MessageChannel, string> = {
  call: 'M6.5 4h3l1.5 4-2 1.5a10 10 0 0 0 5.5 5.5l1.5-2 4 1.5v3a2 2 0 0 1-2 2A15.5 15.5 0 0 1 4.5 6a2 2 0 0 1 2-2z',
  email: 'M4 6.5h16v11H4zM4 7l8 6.5L20 7',
  letter: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6',
  web_form: 'M5 4.5h14v15H5zM8 9h8M8 12.5h8M8 16h4',
  counter: 'M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20c.5-4 3.5-6 7-6s6.5 2 7 6',
  sms: 'M4 5.5h16v10H11l-4 4v-4H4zM8.5 10.5h.01M12 10.5h.01M15.5 10.5h.01',
};

/** Always beside its word: a picture alone tells nothing to whoever does not see it. */
export function ChannelIcon({ channel, size = 18 }: { channel: Channel | MessageChannel; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" style={{ flex: 'none' }}>
      <path
        d={shapes[channel]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
