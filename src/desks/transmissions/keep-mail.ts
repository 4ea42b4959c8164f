import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { program } from '../../dossiers/timeline.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Office, Town } from '../../towns/index.js';

interface Mail {
  dossierId: string;
  transmissionId: string;
  /** Unique in its dossier. */
  key: string;
  /** With an e-mail address. */
  office: Office;
  subject: string;
  text: string;
  at: Date;
}

/** An e-mail to an administration, kept as the messages to the usager are, and sent by the same stage. @returns its id */
export async function keepMail(tx: TownTransaction, town: Town, mail: Mail): Promise<string> {
  const id = uuid();
  const sha256 = createHash('sha256').update(mail.text).digest('hex');
  await tx.query(
    `WITH kept AS (
       INSERT INTO message (town_id, id, dossier_id, key, channel, template_id, template_version, recipient, recipient_name,
                            subject, body, sha256, message_id, state, composed_at, transmission_id)
       VALUES ($1, $2, $3, $4, 'email', 'transmission', 1, $5, $6, $7, $8, $9, $10, 'composed', $11, $12))
     INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
     VALUES ($1, $3, $11, $13, 'message-composed', jsonb_build_object('message', $2::text, 'key', $4::text, 'channel', 'email', 'sha256', $9::text))`,
    [
      tx.townId,
      id,
      mail.dossierId,
      mail.key,
      mail.office.email,
      mail.office.name,
      mail.subject,
      mail.text,
      sha256,
      `<aig-${id}@${town.configuration.contact_email.split('@')[1]}>`,
      mail.at,
      mail.transmissionId,
      program,
    ],
  );
  return id;
}
