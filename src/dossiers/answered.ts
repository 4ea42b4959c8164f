import type { ContactRow } from './rows.js';

/** The message of ours a contact says that it answers. */
export interface Answered {
  /** Number of the dossier whose reply token it bears. */
  token: string | null;
  /** Message-IDs, with angle brackets, oldest first. */
  messageIds: string[];
}

/** Nothing for a forged mail: whatever it quotes was perhaps stolen. */
export function answeredBy(contact: Pick<ContactRow, 'reading'>): Answered {
  const { mail } = contact.reading ?? {};
  if (!mail || isForged(contact)) return { token: null, messageIds: [] };
  return { token: mail.tokenOf ?? null, messageIds: [...mail.references, ...(mail.inReplyTo ? [mail.inReplyTo] : [])] };
}

/** True when the domain of its sender says that the mail does not come from there. */
export function isForged({ reading }: Pick<ContactRow, 'reading'>): boolean {
  return reading?.mail?.authenticity?.verdict === 'spoofed';
}
