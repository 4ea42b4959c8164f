import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { MessageChannel } from '../../dossiers/delivery.js';
import { program } from '../../dossiers/timeline.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { smsSize } from '../../platform/gsm7/index.js';
import type { Town } from '../../towns/index.js';
import type { Composed } from './compose/index.js';
import type { PayableDebt } from './payable-debts.js';

export interface Recipient {
  channel: MessageChannel;
  /** E-mail address, E.164 number, or postal address on several lines. */
  recipient: string;
  name: string | null;
  /** Of the attempts to say this word. */
  isFirst: boolean;
}

/**
 * Keeps a message as it will leave, byte for byte, under a key that is unique in its dossier: composing it again changes
 * nothing, and no way is taken twice. Its Message-ID is ours and given now, so that a second attempt bears the same.
 * @returns null when it is there already
 */
export async function keepMessage(
  tx: TownTransaction,
  town: Town,
  dossierId: string,
  debt: PayableDebt,
  { channel, recipient, name, isFirst }: Recipient,
  { templateId, templateVersion, subject, text }: Composed,
  at: Date,
): Promise<string | null> {
  const id = uuid();
  const domain = town.configuration.contact_email.split('@')[1];
  const answered = channel === 'email' ? (debt.reading?.mail ?? null) : null;
  const [kept] = await tx.query<{ id: string }>(
    `WITH kept AS (
       INSERT INTO message (town_id, id, dossier_id, key, channel, template_id, template_version, recipient, recipient_name,
                            subject, body, segments, sha256, message_id, in_reply_to, thread, debt_id, state, composed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $19, $12, $13, $14, $15, $17, 'composed', $16)
       ON CONFLICT DO NOTHING RETURNING id),
     paying AS (UPDATE debt SET message_id = kept.id FROM kept WHERE debt.town_id = $1 AND debt.id = $17),
     written AS (
       INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
       SELECT $1, $3, $16, $18, 'message-composed', jsonb_build_object(
         'message', id, 'key', $4::text, 'channel', $5::text, 'template', $6::text, 'version', $7::int, 'sha256', $12::text)
       FROM kept)
     SELECT id FROM kept`,
    [
      tx.townId,
      id,
      dossierId,
      isFirst ? debt.key : `${debt.key}/${channel}`,
      channel,
      templateId,
      templateVersion,
      recipient,
      name,
      subject,
      text,
      createHash('sha256').update(text).digest('hex'),
      `<aig-${id}@${domain}>`,
      answered?.messageId ?? null,
      answered?.messageId ? [...answered.references, answered.messageId] : [],
      at,
      debt.id,
      program,
      channel === 'sms' ? smsSize(text).segments : null,
    ],
  );
  return kept?.id ?? null;
}
