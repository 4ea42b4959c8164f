import type { MessageRow } from '../../../dossiers/rows.js';
import type { TownTransaction } from '../../../platform/database/index.js';
import type { Pace } from './pace.js';

/** Of a provider that asked to be spared, until it takes a mail again. */
const afterRestMs = 1_000;
const firstRestMs = 2 * 60_000;
const longestRestMs = 60 * 60_000;
/** As far ahead as the line comes back to the moment (stage.runner.ts): a later turn would be one of many that are due at once. */
export const turnsAheadMs = 60_000;
/** Whoever comes later than that for a turn has lost it: after a pause of ours, mails leave one by one all the same. */
const lateMs = 5_000;

/**
 * The turn of a mail towards its provider, in the order they ask. Turns are rows: every process gives them out of the same, and a
 * mail keeps its own. By the database's clock.
 * @returns milliseconds to wait, 0 when it may leave now; beyond `turnsAheadMs` it has no turn yet, and asks again then
 */
export async function takeTurn(tx: TownTransaction, pace: Pace, turnAt: MessageRow['turn_at']): Promise<number> {
  const kept = turnAt && (await keptTurn(tx, pace, turnAt));
  return kept ?? newTurn(tx, pace);
}

/** @returns null when its turn is void: nobody came for it in time, or the provider asked to be spared since */
async function keptTurn(tx: TownTransaction, { domain }: Pace, turnAt: Date): Promise<number | null> {
  const [row] = await tx.query<{ wait: number; isVoid: boolean }>(
    `SELECT ${msUntil('$2::timestamptz')} AS wait,
       $2::timestamptz < now() - $3 * interval '1 millisecond'
         OR EXISTS (SELECT 1 FROM mail_pace WHERE domain = $1 AND rest_until > greatest(now(), $2::timestamptz)) AS "isVoid"`,
    [domain, turnAt, lateMs],
  );
  return row!.isVoid ? null : row!.wait;
}

async function newTurn(tx: TownTransaction, pace: Pace): Promise<number> {
  const wait = await nextTurn(tx, pace);
  if (wait !== null || pace.everyMs === 0) return wait ?? 0;
  await tx.query('INSERT INTO mail_pace (domain) VALUES ($1) ON CONFLICT DO NOTHING', [pace.domain]);
  return newTurn(tx, pace);
}

/** @returns null where nothing is known of the provider; beyond `turnsAheadMs` where its next turn is too far ahead to be given */
async function nextTurn(tx: TownTransaction, { domain, everyMs }: Pace): Promise<number | null> {
  const pause = `greatest($2::int, CASE WHEN rests > 0 THEN $3::int ELSE 0 END) * interval '1 millisecond'`;
  const isPaced = 'domain = $1 AND (rests > 0 OR $2::int > 0)';
  const [turn] = await tx.query<{ wait: number }>(
    `WITH given AS (
       UPDATE mail_pace SET next_at = greatest(next_at, rest_until, now()) + ${pause}
       WHERE ${isPaced} AND greatest(next_at, rest_until) <= now() + $4 * interval '1 millisecond'
       RETURNING ${msUntil(`next_at - ${pause}`)} AS wait)
     SELECT wait FROM given
     UNION ALL SELECT greatest($4 + 1, ${msUntil('greatest(next_at, rest_until)')}) FROM mail_pace
     WHERE ${isPaced} AND NOT EXISTS (SELECT 1 FROM given)`,
    [domain, everyMs, afterRestMs, turnsAheadMs],
  );
  return turn?.wait ?? null;
}

/** It wants no mail now: none leaves towards it, for longer each time. What others were told meanwhile is the same refusal. */
export async function spareDomain(tx: TownTransaction, { domain }: Pace): Promise<number> {
  const [row] = await tx.query<{ wait: number }>(
    `INSERT INTO mail_pace AS pace (domain, rest_until, rests) VALUES ($1, now() + $2 * interval '1 millisecond', 1)
     ON CONFLICT (domain) DO UPDATE SET
       rests = CASE WHEN pace.rest_until > now() THEN pace.rests ELSE least(pace.rests + 1, 20) END,
       rest_until = CASE WHEN pace.rest_until > now() THEN pace.rest_until
                    ELSE now() + least($3, $2 * 2 ^ pace.rests) * interval '1 millisecond' END
     RETURNING ${msUntil('rest_until')} AS wait`,
    [domain, firstRestMs, longestRestMs],
  );
  return row!.wait;
}

/** It has taken a mail: the next time it asks to be spared is the first again. */
export async function domainTakes(tx: TownTransaction, { domain }: Pace): Promise<void> {
  await tx.query(`UPDATE mail_pace SET rests = 0, rest_until = '-infinity' WHERE domain = $1 AND rests > 0`, [domain]);
}

function msUntil(moment: string): string {
  return `greatest(0, ceil(extract(epoch FROM ${moment} - now()) * 1000))::int`;
}
