import { Button } from '@mantine/core';
import { useAction } from '../api/actions.js';
import { answerActions } from '../api/answers.js';
import type { DocumentRequest, DossierPage } from '../api/types.js';
import { inYear } from '../dates.js';
import { Refusal } from '../shared/refusal.js';
import { Tag } from '../shared/tag.js';
import classes from './dossier.module.css';

interface Given {
  town: string;
  dossier: DossierPage;
  mayReceive: boolean;
}

/** Pieces the usager was asked for, come or not. */
export function AskedDocuments({ town, dossier: { number, documentRequests }, mayReceive }: Given) {
  if (documentRequests.length === 0) return null;
  return (
    <>
      <h3 className={classes.subtitle}>Pièces demandées</h3>
      <ul className="plain-list">
        {documentRequests.map((request) => (
          <Row key={request.id} town={town} number={number} request={request} mayReceive={mayReceive} />
        ))}
      </ul>
    </>
  );
}

function Row({
  town,
  number,
  request: { id, documents, deadline, receivedAt },
  mayReceive,
}: {
  town: string;
  number: string;
  request: DocumentRequest;
  mayReceive: boolean;
}) {
  const receive = useAction(town, answerActions.receiveDocuments);
  const titles = documents.join(', ');
  return (
    <li className={classes.row}>
      <div>
        <span className={classes.what}>{titles}</span>
        <span className="quiet">
          {receivedAt ? `Reçues le ${inYear(receivedAt)}` : `Avant le ${inYear(`${deadline}T12:00:00Z`)}`}
        </span>
        <Refusal error={receive.error} />
      </div>
      {receivedAt && <Tag tone="done">Reçues</Tag>}
      {!receivedAt && mayReceive && (
        <Button
          size="xs"
          loading={receive.isPending}
          onClick={() => receive.mutate([number, id])}
          aria-label={`Pièce reçue : ${titles}`}
        >
          Pièce reçue
        </Button>
      )}
    </li>
  );
}
