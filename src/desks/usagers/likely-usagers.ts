import type { Membership } from '../../access/index.js';
import { matchUsager, type Known } from '../../dossiers/usagers/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Town } from '../../towns/index.js';
import { usagerCardOf } from './usager-card.js';
import type { LikelyUsager } from './usager.dto.js';
import { usagerRecords, type UsagerRecord } from './usager-record.js';

/**
 * Usagers who may be meant, as this reader may see them. Of whom they may not know all, they are told only what can be said
 * without the rest: that somebody has the same telephone may be known to a confidential service alone.
 */
export async function likelyUsagers(
  tx: TownTransaction,
  town: Town,
  member: Membership,
  matches: readonly { usagerId: string; reasons: string[] }[],
  sought: Known,
  at: Date,
): Promise<LikelyUsager[]> {
  const ids = matches.map(({ usagerId }) => usagerId);
  const usagers = await usagerRecords(tx, town, member, ids);
  return usagers.flatMap((usager) => {
    const known = matches.find(({ usagerId }) => usager.fileIds.includes(usagerId))!;
    const match = usager.isWhole ? known : openly(sought, usager, at);
    return match ? { usager: usagerCardOf(usager), reasons: match.reasons } : [];
  });
}

function openly(sought: Known, { id, names, identities, contacts }: UsagerRecord, at: Date) {
  const lastSeenAt = contacts[0]?.received_at ?? null;
  const { certain, likely } = matchUsager(sought, [{ id, files: [{ id, names, identities }], lastSeenAt }], at);
  return certain ?? likely[0];
}
