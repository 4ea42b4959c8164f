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
import type { Town } from '../../towns/index.js';
import type { Identity } from './identity/index.js';
import { threadOf, type Thread } from './threads/index.js';

/** What the record already knows around a contact. */
export interface Surroundings {
  /** Who it comes from, for sure or perhaps. */
  recognition: Recognition;
  /** The dossier it answers. */
  thread: Thread;
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
  town: Pick<Town, 'code'>,
  at: Date,
): Promise<Surroundings> {
  await lockIdentities(tx, identities);
  const [found] = await tx.query<{
    candidates: CandidateRow[];
    recent: number;
    decided: string | null;
  }>(
    `SELECT
       ${candidatesSql(2)} AS candidates,
       (SELECT count(*)::int FROM contact WHERE $3::text IS NOT NULL AND town_id = $1 AND channel = 'email' AND id < $4
        AND stored_at > now() - interval '10 minutes' AND sender_email = $3
        -- A person has had a look: what they let through is not held up again.
        AND NOT EXISTS (SELECT 1 FROM contact_event WHERE town_id = $1 AND contact_id = $4 AND kind = 'decided')) AS recent,
       (SELECT demarche_id FROM qualification WHERE town_id = $1 AND contact_id = $4 AND decision = 'human' AND demarche_id IS NOT NULL
        ORDER BY created_at DESC, id DESC LIMIT 1) AS decided`,
    [
      tx.townId,
      soughtBy([...identities, ...perhaps]),
      contact.channel === 'email' ? (saidSender(contact).email ?? null) : null,
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
    thread: await threadOf(tx, contact, recognition.certain?.usagerIds ?? [], town, at),
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
