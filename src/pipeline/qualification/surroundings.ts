import type { ContactRow } from '../../dossiers/rows.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Identity } from './identity/index.js';

/** What the record already knows around a contact. */
export interface Surroundings {
  usagerId: string | null;
  repliesTo: string | null;
  recentMails: number;
  decided: string | null;
}

const reopenedWithinDays = 15; // T10

/**
 * Looks for the usager, the dossier this answers, and other mails of the same address. Contacts that share an identity
 * pass here one after the other, so that one person does not become two.
 */
export async function surroundingsOf(
  tx: TownTransaction,
  contact: ContactRow,
  identities: readonly Identity[],
  at: Date,
): Promise<Surroundings> {
  const keys = identities.map(({ kind, value }) => `${kind} ${value}`);
  if (keys.length > 0) {
    await tx.query(
      `SELECT pg_advisory_xact_lock(key) FROM (
         SELECT DISTINCT hashtextextended($1::text || ' ' || value, 0) AS key FROM unnest($2::text[]) AS value ORDER BY 1) AS keys`,
      [tx.townId, keys],
    );
  }
  const { mail } = contact.reading ?? {};
  const thread = [...(mail?.references ?? []), ...(mail?.inReplyTo ? [mail.inReplyTo] : [])];
  const [found] = await tx.query<{
    usager_id: string | null;
    dossier_id: string | null;
    recent: number;
    decided: string | null;
  }>(
    `SELECT
       (SELECT usager_id FROM identity WHERE town_id = $1 AND kind || ' ' || value = ANY ($2)
          AND kind = ANY ($3) AND value = ANY ($4) ORDER BY usager_id LIMIT 1),
       (SELECT dossier_id FROM message JOIN dossier ON dossier.town_id = message.town_id AND dossier.id = dossier_id
        WHERE message.town_id = $1 AND message_id = ANY ($5) AND (closed_at IS NULL OR closed_at > $6::timestamptz - $7 * interval '1 day')
        ORDER BY composed_at DESC LIMIT 1),
       (SELECT count(*)::int FROM contact WHERE $8::text IS NOT NULL AND town_id = $1 AND channel = 'email' AND id <> $9
        AND stored_at > now() - interval '10 minutes' AND sender ->> 'email' = $8
        -- A person has had a look: what they let through is not held up again.
        AND NOT EXISTS (SELECT 1 FROM contact_event WHERE town_id = $1 AND contact_id = $9 AND kind = 'decided')) AS recent,
       (SELECT demarche_id FROM qualification WHERE town_id = $1 AND contact_id = $9 AND decision = 'human' AND demarche_id IS NOT NULL
        ORDER BY created_at DESC, id DESC LIMIT 1) AS decided`,
    [
      tx.townId,
      keys,
      identities.map(({ kind }) => kind),
      identities.map(({ value }) => value),
      thread,
      at,
      reopenedWithinDays,
      contact.channel === 'email' ? (contact.sender.email ?? null) : null,
      contact.id,
    ],
  );
  return {
    usagerId: found!.usager_id,
    repliesTo: found!.dossier_id,
    recentMails: found!.recent,
    decided: found!.decided,
  };
}
