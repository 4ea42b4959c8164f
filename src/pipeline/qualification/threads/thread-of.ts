import { answeredBy } from '../../../dossiers/answered.js';
import { reopenedWithinDays } from '../../../dossiers/reopening.js';
import { saidSender, type ContactRow } from '../../../dossiers/rows.js';
import type { TownTransaction } from '../../../platform/database/index.js';
import type { Town } from '../../../towns/index.js';
import { quotedNumbers } from '../same-need/index.js';
import { onlyThanks } from './only-thanks.js';

/** A dossier that a mail answers a message of. */
export interface AnsweredDossier {
  id: string;
  number: string;
  /** Null while a person has not said what it is about. */
  demarche: string | null;
  confidential: boolean;
}

export interface Thread {
  /** The dossier it joins: open, or closed not long ago; whenever it was closed, for thanks. */
  joins: AnsweredDossier | null;
  /** Démarche of the dossier it answers, open or not; null for a confidential one. */
  demarche: string | null;
  /** It says thanks and nothing else. */
  isThanks: boolean;
  /** It brings files. */
  hasFiles: boolean;
}

const noThread: Thread = { joins: null, demarche: null, isThanks: false, hasFiles: false };

/**
 * The dossier a mail answers: the one its reply token names, else the one of our message it refers to, else, where it comes from
 * the usager of that dossier, the one whose number is left in the subject. None a person has said it is not about.
 *
 * @param usagerIds all the files of the person it comes from; none when nobody is sure
 */
export async function threadOf(
  tx: TownTransaction,
  contact: ContactRow,
  usagerIds: readonly string[],
  town: Pick<Town, 'code'>,
  at: Date,
): Promise<Thread> {
  const { token, messageIds } = answeredBy(contact);
  const isReply = contact.reading?.mail?.kind === 'reply';
  const numbers = isReply && usagerIds.length > 0 ? quotedNumbers(contact.subject ?? '', town) : [];
  if (token === null && messageIds.length + numbers.length === 0) return noThread;
  const answered = await tx.query<Row>(
    `SELECT id, number, demarche_id AS demarche, confidential, has_files AS "hasFiles",
       (closed_at IS NULL OR closed_at > $7::timestamptz - $8 * interval '1 day')
       -- A provisional dossier that has ended is not opened again: what it was about lives elsewhere.
       AND (demarche_id IS NOT NULL OR closed_at IS NULL) AS "isJoinable"
     FROM dossier
     LEFT JOIN LATERAL (
       SELECT max(composed_at) AS last FROM message WHERE town_id = $1 AND dossier_id = dossier.id AND message_id = ANY ($4)) AS ours ON true
     CROSS JOIN (SELECT EXISTS (SELECT 1 FROM contact_attachment WHERE town_id = $1 AND contact_id = $2) AS has_files) AS files
     WHERE town_id = $1 AND id IN (
       SELECT id FROM dossier WHERE town_id = $1 AND number = $3
       UNION ALL SELECT dossier_id FROM message WHERE town_id = $1 AND message_id = ANY ($4)
       UNION ALL SELECT id FROM dossier WHERE town_id = $1 AND number = ANY ($5) AND usager_id = ANY ($6))
     AND NOT EXISTS (
       SELECT 1 FROM joining_offer WHERE town_id = $1 AND contact_id = $2 AND dossier_id = dossier.id AND refused_at IS NOT NULL)
     ORDER BY (number = $3) IS TRUE DESC, last DESC NULLS LAST, number DESC`,
    [tx.townId, contact.id, token, messageIds, numbers, usagerIds, at, reopenedWithinDays],
  );
  const hasFiles = answered.some((one) => one.hasFiles);
  const isThanks = !hasFiles && onlyThanks(contact.body ?? '', Object.values(saidSender(contact)).join(' '));
  return {
    joins: answered.find(({ isJoinable }) => isJoinable) ?? (isThanks ? (answered[0] ?? null) : null),
    demarche: answered.find(({ confidential }) => !confidential)?.demarche ?? null,
    isThanks,
    hasFiles,
  };
}

interface Row extends AnsweredDossier {
  hasFiles: boolean;
  isJoinable: boolean;
}
