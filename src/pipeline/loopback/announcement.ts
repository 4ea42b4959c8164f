import { announcedOn, mayAnnounce, readClock, type Law } from '../../dossiers/clocks/index.js';
import type { DebtKind } from '../../dossiers/debts.js';
import type { MessageChannel } from '../../dossiers/delivery.js';
import type { DossierRow } from '../../dossiers/rows.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { localDay, type Town } from '../../towns/index.js';
import type { Silence } from './compose/index.js';
import type { PayableDebt } from './payable-debts.js';

/** Words that say when silence decides; a request of pieces says that the clock stands still. */
const announcing: readonly DebtKind[] = ['acknowledgement', 'acknowledgement-complement'];
const legalWords: readonly DebtKind[] = [...announcing, 'missing-documents'];

/**
 * What a message may say of the silence of a dossier. Null, and the message is neutral (AR-09): where the town has not
 * validated the law, where another administration answers (AR-11), and to somebody who joined what another asked for.
 */
export async function silenceToTell(
  tx: TownTransaction,
  town: Town,
  dossier: DossierRow,
  { kind, facts }: PayableDebt,
  at: Date,
): Promise<Silence | null> {
  const { legal } = dossier;
  const isOwn = dossier.administration_id === null && facts.contact === undefined;
  if (!legalWords.includes(kind) || !isOwn || !mayAnnounce(legal)) return null;
  const clock = await readClock(tx, town, dossier.id);
  const day = clock.facts && announcedOn(clock.facts, localDay(town, at));
  return day === null ? null : { block: blockOf(legal), day, months: legal.silenceMonths! };
}

/** Writes down what the usager is told: whoever changes it owes them the new date (PI-01b). An SMS is too short to say it. */
export async function keepTold(
  tx: TownTransaction,
  dossierId: string,
  kind: DebtKind,
  channel: MessageChannel,
  silence: Silence | null,
): Promise<void> {
  const isSaid = announcing.includes(kind) && channel !== 'sms';
  if (!isSaid || (silence === null && kind === 'acknowledgement')) return;
  await tx.query('UPDATE dossier SET tacit_announced = $3 WHERE town_id = $1 AND id = $2', [
    tx.townId,
    dossierId,
    silence?.day ?? null,
  ]);
}

function blockOf({ regime, appealBlock }: Law): Silence['block'] {
  if (regime === 'SVA') return 'acceptance';
  if (appealBlock === 'cada') return 'cada';
  return appealBlock === 'attestation-accueil' ? 'attestation' : 'rejection';
}
