import { reopenedWithinDays } from '../../dossiers/reopening.js';
import { saidSender, type ContactRow } from '../../dossiers/rows.js';
import {
  candidatesOf,
  candidatesSql,
  lockIdentities,
  matchUsager,
  soughtBy,
  type CandidateRow,
  type Recognition,
} from '../../dossiers/usagers/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Identity } from './identity/index.js';

/** What the record already knows around a contact. */
export interface Surroundings {
  /** Who it comes from, for sure or perhaps. */
  recognition: Recognition;
  repliesTo: string | null;
  /** Démarche of the dossier whose message it answers, open or not; null for a confidential one. */
  thread: string | null;
  recentMails: number;
  decided: string | null;
}

/**
 * Looks for the usager, the dossier this answers, and other mails of the same address. Contacts that share an identity
 * pass here one after the other, so that one person does not become two.
 * @param perhaps identities read in the text, which may be somebody else's
 */
export async function surroundingsOf(
  tx: TownTransaction,
  contact: ContactRow,
  identities: readonly Identity[],
  perhaps: readonly Identity[],
  at: Date,
): Promise<Surroundings> {
  await lockIdentities(tx, identities);
  const { mail } = contact.reading ?? {};
  const thread = [...(mail?.references ?? []), ...(mail?.inReplyTo ? [mail.inReplyTo] : [])];
  const [found] = await tx.query<{
    candidates: CandidateRow[];
    dossier_id: string | null;
    thread: string | null;
    recent: number;
    decided: string | null;
  }>(
    `SELECT
       ${candidatesSql(2)} AS candidates,
       (SELECT dossier_id FROM message JOIN dossier ON dossier.town_id = message.town_id AND dossier.id = dossier_id
        WHERE message.town_id = $1 AND message_id = ANY ($3) AND (closed_at IS NULL OR closed_at > $4::timestamptz - $5 * interval '1 day')
        -- A provisional dossier that has ended is not opened again: what it was about lives elsewhere.
        AND (dossier.demarche_id IS NOT NULL OR dossier.closed_at IS NULL)
        AND NOT EXISTS (
          SELECT 1 FROM joining_offer WHERE town_id = $1 AND contact_id = $7 AND dossier_id = message.dossier_id AND refused_at IS NOT NULL)
        ORDER BY composed_at DESC LIMIT 1),
       (SELECT demarche_id FROM message JOIN dossier ON dossier.town_id = message.town_id AND dossier.id = dossier_id
        WHERE message.town_id = $1 AND message_id = ANY ($3) AND NOT confidential ORDER BY composed_at DESC LIMIT 1) AS thread,
       (SELECT count(*)::int FROM contact WHERE $6::text IS NOT NULL AND town_id = $1 AND channel = 'email' AND id <> $7
        AND stored_at > now() - interval '10 minutes' AND sender ->> 'email' = $6
        -- A person has had a look: what they let through is not held up again.
        AND NOT EXISTS (SELECT 1 FROM contact_event WHERE town_id = $1 AND contact_id = $7 AND kind = 'decided')) AS recent,
       (SELECT demarche_id FROM qualification WHERE town_id = $1 AND contact_id = $7 AND decision = 'human' AND demarche_id IS NOT NULL
        ORDER BY created_at DESC, id DESC LIMIT 1) AS decided`,
    [
      tx.townId,
      soughtBy([...identities, ...perhaps]),
      thread,
      at,
      reopenedWithinDays,
      contact.channel === 'email' ? (contact.sender.email ?? null) : null,
      contact.id,
    ],
  );
  const { name } = saidSender(contact);
  const names = name ? [name] : [];
  const candidates = candidatesOf(found!.candidates);
  const matched = matchUsager({ names, identities }, candidates, at);
  const read = matchUsager({ names, identities: perhaps }, candidates, at);
  const recognition = withWhatIsKnown(withWhatIsRead(matched, read), contact, found!.candidates);
  return {
    recognition,
    repliesTo: found!.dossier_id,
    thread: found!.thread,
    recentMails: found!.recent,
    decided: found!.decided,
  };
}

/** Whom the text speaks of without saying that it comes from them is never more than likely. */
function withWhatIsRead(matched: Recognition, { certain, likely }: Recognition): Recognition {
  const known = [matched.certain, ...matched.likely].flatMap((match) => match?.usagerId ?? []);
  const offered = [...(certain ? [certain] : []), ...likely].filter(({ usagerId }) => !known.includes(usagerId));
  return matched.certain ? matched : { ...matched, likely: [...matched.likely, ...offered] };
}

/** A contact that is qualified again stays with its usager: a person may have said who it is in the meantime. */
function withWhatIsKnown(matched: Recognition, contact: ContactRow, candidates: readonly CandidateRow[]): Recognition {
  const usagerId = contact.usager_id;
  if (usagerId === null) return matched;
  const { files } = candidates.find(({ files }) => files.some(({ id }) => id === usagerId)) ?? {
    files: [{ id: usagerId }],
  };
  return { certain: { usagerId, usagerIds: files.map(({ id }) => id), reasons: [] }, likely: [], isNew: false };
}
