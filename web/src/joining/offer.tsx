import { Button } from '@mantine/core';
import { actions, useAction } from '../api/actions.js';
import { useCandidates } from '../api/contacts.js';
import type { ContactPage, JoiningCandidate } from '../api/types.js';
import { inDays } from '../dates.js';
import { Refusal } from '../shared/refusal.js';
import classes from './joining.module.css';

/** « C'est peut-être la même demande »: the dossiers a contact that waits may belong to, why, and the choice. */
export function JoiningOffer({ town, contact }: { town: string; contact: ContactPage }) {
  const isAsked = contact.state === 'to-qualify' && !contact.contentHidden;
  const { data: candidates = [] } = useCandidates(town, contact.id, isAsked);
  if (!isAsked || candidates.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="joining">
      <h2 id="joining">C’est peut-être la même demande</h2>
      <ul className="plain-list">
        {candidates.map((candidate) => (
          <Offer key={candidate.dossier.number} town={town} id={contact.id} candidate={candidate} />
        ))}
      </ul>
    </section>
  );
}

function Offer({ town, id, candidate }: { town: string; id: string; candidate: JoiningCandidate }) {
  const { dossier, reasons } = candidate;
  const join = useAction(town, actions.join);
  const refuse = useAction(town, actions.refuseJoining);
  const isBusy = join.isPending || refuse.isPending;
  const why = `joining-${dossier.number}`;
  return (
    <li className={classes.offer}>
      <div id={why}>
        <strong>
          {dossier.number}
          {dossier.demarche && `, ${dossier.demarche.title}`}
        </strong>
        <span className="quiet">
          {' '}
          reçu le {inDays(dossier.receivedAt)}
          {dossier.service && `, ${dossier.service.name}`}
        </span>
        <p className={classes.reasons}>{reasons.join(' · ')}</p>
      </div>
      <div className={classes.choices}>
        <Button disabled={isBusy} aria-describedby={why} onClick={() => join.mutate([id, dossier.number])}>
          Rattacher au dossier {dossier.number}
        </Button>
        <Button
          variant="default"
          disabled={isBusy}
          aria-label={`Ce n’est pas la demande du dossier ${dossier.number}`}
          onClick={() => refuse.mutate([id, dossier.number])}
        >
          Ce n’est pas la même
        </Button>
      </div>
      <Refusal error={join.error ?? refuse.error} />
    </li>
  );
}
