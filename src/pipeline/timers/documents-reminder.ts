import { addDebts } from '../../dossiers/debts.js';
import { endOfDay, localDay } from '../../towns/index.js';
import type { Deed } from './deed.js';

/** Pieces are still missing, nobody has answered yet, and their deadline is near: the usager is reminded, once for a deadline (T12). */
export const documentsReminder: Deed = async ({ tx, town, dossier, timer, at }) => {
  const { deadline } = timer.facts as { deadline: string };
  if (dossier.state !== 'open') return [];
  const [asked] = await tx.query<{ documents: string[] | null }>(
    `SELECT array_agg(title ORDER BY asked_at, document_request.id, place) AS documents
     FROM document_request CROSS JOIN unnest(documents) WITH ORDINALITY AS one (title, place)
     WHERE town_id = $1 AND dossier_id = $2 AND deadline = $3 AND received_at IS NULL`,
    [tx.townId, dossier.id, deadline],
  );
  if (!asked?.documents) return [];
  await addDebts(tx, [
    {
      dossierId: dossier.id,
      kind: 'reminder',
      key: `reminder-${deadline}`,
      dueAt: endOfDay(town, localDay(town, at)),
      payable: true,
      facts: { missingDocuments: asked.documents, missingDeadline: deadline },
    },
  ]);
  return [{ stage: 'loopback', subjectId: dossier.id }];
};
