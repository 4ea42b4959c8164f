import { numberingOf } from '../../dossiers/numbering.js';
import { openDossiers } from '../../dossiers/open-dossiers.js';
import { dropParts } from '../../dossiers/sub-dossiers.js';
import { keepWords, subDossiers, type Plan } from '../../pipeline/routing/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Town } from '../../towns/index.js';
import type { Correctable } from './correctable.js';

interface Exchange extends Pick<Correctable, 'before' | 'words'> {
  dossierId: string;
  contactId: string;
  receivedAt: Date;
  planned: Plan;
  at: Date;
}

/** The services that had a part in what the dossier was for have none now; those of its new démarche get theirs (J09). */
export async function exchangeParts(tx: TownTransaction, town: Town, exchange: Exchange): Promise<void> {
  const { dossierId, contactId, receivedAt, planned, before, words, at } = exchange;
  await dropParts(tx, dossierId, at);
  if (planned.parts.length === 0) return;
  const parent = {
    id: dossierId,
    demarcheId: planned.demarche.id,
    usagerId: before.usager_id,
    priority: before.priority,
    confidential: planned.service.confidential || before.priority === 'emergency',
    receivedAt,
  };
  const parts = subDossiers(parent, planned.parts);
  await openDossiers(tx, contactId, parts, numberingOf(town, at), at);
  // They read what the dossier is about, and no more of the contact (J24).
  if (words === null) return;
  await keepWords(
    tx,
    contactId,
    parts.map(({ id }) => ({ dossierId: id, words })),
  );
}
