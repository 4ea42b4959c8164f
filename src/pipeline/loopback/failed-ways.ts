import type { DeliveryFailure, MessageChannel } from '../../dossiers/delivery.js';
import { saidSender } from '../../dossiers/rows.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Failed } from './compose/index.js';
import type { PayableDebt } from './payable-debts.js';

export interface Attempt {
  id: string;
  channel: MessageChannel;
  failure: DeliveryFailure | null;
}

/** What a word has been through. */
export interface Climb extends Failed {
  /** An e-mail did not arrive (T14). One that is not wanted did. */
  cameBack: boolean;
  /** The attempt that failed last. */
  last: Attempt | null;
}

const nothingFailed: Climb = { tried: [], dead: [], known: {}, cameBack: false, last: null };

interface Row {
  attempts: Attempt[];
  dead: string[];
  phone: string | null;
  postal: string[] | null;
}

/**
 * The ways by which a debt was to be paid and was not, what takes nothing any more since they last wrote or called from there
 * (whoever does has it again), and how else the usager can be reached: a number that other people have too is left out.
 */
export async function failedWays(tx: TownTransaction, dossierId: string, debt: PayableDebt): Promise<Climb> {
  if (!debt.has_failed) return nothingFailed;
  const [row] = await tx.query<Row>(
    `WITH head AS (
       SELECT coalesce(merged_into, id) AS id FROM usager WHERE town_id = $1 AND id = $4),
     file AS (
       SELECT usager.id FROM usager JOIN head ON usager.id = head.id OR merged_into = head.id WHERE town_id = $1)
     SELECT
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'channel', channel, 'failure', failure) ORDER BY composed_at, id), '[]')
        FROM message WHERE town_id = $1 AND debt_id = $3) AS attempts,
       ARRAY (SELECT DISTINCT recipient FROM message WHERE town_id = $1 AND dossier_id = $2
              AND (state IN ('bounced', 'complained') OR (state = 'refused' AND failure = ANY ($6)))
              AND ended_at >= greatest($5, (
                SELECT max(received_at) FROM dossier_contact JOIN contact ON contact.town_id = $1 AND contact.id = contact_id
                WHERE dossier_contact.town_id = $1 AND dossier_id = $2
                AND recipient IN (contact.sender ->> 'email', contact.sender ->> 'phone', contact.reading #>> '{sender,email}', contact.reading #>> '{sender,phone}')))) AS dead,
       (SELECT value FROM identity mine WHERE town_id = $1 AND kind = 'phone' AND usager_id IN (SELECT id FROM file)
        AND NOT EXISTS (SELECT 1 FROM identity other WHERE other.town_id = $1 AND other.kind = 'phone' AND other.value = mine.value
                        AND other.usager_id NOT IN (SELECT id FROM file))
        ORDER BY value ~ '^\\+33[67]' DESC, value LIMIT 1) AS phone,
       (SELECT lines FROM contact CROSS JOIN LATERAL (
          SELECT coalesce(reading -> 'sender' -> 'postalAddress', sender -> 'postalAddress') AS lines) AS said
        WHERE town_id = $1 AND usager_id IN (SELECT id FROM file) AND jsonb_array_length(lines) > 1
        ORDER BY received_at DESC, id DESC LIMIT 1) AS postal`,
    [tx.townId, dossierId, debt.id, debt.usager_id, debt.received_at, forGood],
  );
  const { attempts, dead, phone, postal } = row!;
  const known = { ...(phone !== null && { phone }), ...(postal !== null && { postalAddress: postal }) };
  const { email, phone: own } = saidSender(debt);
  // What another person of the dossier cannot be reached by is none of this one's ways.
  const theirs = dead.filter((recipient) => [email, own, phone].includes(recipient));
  return {
    tried: attempts.map(({ channel }) => channel),
    dead: theirs,
    known,
    last: attempts.at(-1) ?? null,
    cameBack: attempts.some(({ channel, failure }) => channel === 'email' && failure !== 'unwanted'),
  };
}

/** A server that is down or busy, or a full disk, says nothing of the recipient. */
const forGood = ['address-unknown', 'address-not-sendable', 'not-a-mobile', 'rejected-by-policy'];
