import type { DossierRow } from '../../dossiers/rows.js';
import type { DossierState } from '../../dossiers/states.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Membership } from '../../access/index.js';
import { ContentHidden, NotThere } from '../acting/refusals.js';
import { isHidden } from './page.js';

export interface LockedDossier {
  id: string;
  number: string;
  state: DossierState;
  confidential: boolean;
  service_id: string | null;
  administration_id: string | null;
  priority: DossierRow['priority'];
}

/**
 * Takes a dossier for one person's decision: colleagues wait, then see what was decided. Refused to whoever may not read it.
 */
export async function lockDossier(
  tx: TownTransaction,
  member: Membership,
  which: { number: string } | { id: string },
): Promise<LockedDossier> {
  const [column, value] = 'number' in which ? ['number', which.number] : ['id', which.id];
  const [dossier] = await tx.query<LockedDossier>(
    `SELECT id, number, state, confidential, service_id, administration_id, priority FROM dossier WHERE town_id = $1 AND ${column} = $2 FOR NO KEY UPDATE`,
    [tx.townId, value],
  );
  if (!dossier) throw new NotThere();
  if (isHidden(member, dossier)) throw new ContentHidden();
  return dossier;
}
