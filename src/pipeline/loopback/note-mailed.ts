import type { DossierRow } from '../../dossiers/rows.js';
import { transmissionSent } from '../../dossiers/transmissions.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Town } from '../../towns/index.js';

/** A request that went to another administration by e-mail has gone once a server took the mail: its notice can be paid then. */
export async function noteMailed(tx: TownTransaction, town: Town, dossier: DossierRow, at: Date): Promise<void> {
  if (dossier.administration_id === null) return;
  const mailed = await tx.query<{ id: string }>(
    `SELECT transmission.id FROM transmission
     JOIN message ON message.town_id = $1 AND transmission_id = transmission.id AND key = 'transmission-' || round
     WHERE transmission.town_id = $1 AND transmission.dossier_id = $2 AND transmission.state = 'prepared'
     AND message.state IN ('accepted', 'delivered')`,
    [tx.townId, dossier.id],
  );
  for (const { id } of mailed) await transmissionSent(tx, town, dossier, id, { at });
}
