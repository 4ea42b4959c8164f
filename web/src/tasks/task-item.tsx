import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { actions, useAction } from '../api/actions.js';
import { taskActions, type TaskCard } from '../api/tasks.js';
import { inFull } from '../dates.js';
import { Refusal } from '../shared/refusal.js';
import { Tag } from '../shared/tag.js';
import { anotherTopicWords, taskWords } from '../words.js';
import { AskHead } from './ask-head.js';
import { Reassignment } from './reassignment.js';
import classes from './tasks.module.css';

/** Reasons that colleagues have written, and the address mails go round with; the others are words of the program. */
const inTheirWords: readonly TaskCard['kind'][] = ['ping-pong', 'escalated', 'mail-loop'];

export function TaskItem({ town, task }: { town: string; task: TaskCard }) {
  const { id, kind, reason, dueAt, late, service, takenBy, mine, dossier } = task;
  const title = dossier ? `${taskWords[kind]}, ${dossier}` : taskWords[kind];
  return (
    <article className={classes.item} data-late={late}>
      <div>
        <p className={classes.top}>
          {late && <Tag tone="danger">En retard</Tag>}
          {dueAt && <time dateTime={dueAt}>Avant le {inFull(dueAt)}</time>}
          {takenBy && <Tag tone="calm">{mine ? 'Vous l’avez prise' : `Prise par ${takenBy}`}</Tag>}
        </p>
        <h2 className={classes.title}>{taskWords[kind]}</h2>
        <Where town={town} task={task} />
        {service && <p className="quiet">{service.name}</p>}
        {reason === 'another-topic' && <p className={classes.reason}>{anotherTopicWords}</p>}
        {reason && inTheirWords.includes(kind) && (
          <p className={classes.reason}>{reason === 'silent' ? 'Prise deux fois, sans aucune suite.' : reason}</p>
        )}
      </div>
      <div>
        <div className={classes.buttons}>
          <Hand town={town} task={task} title={title} />
          {kind === 'mail-loop' && <AnswerAgain town={town} id={id} />}
          {dossier && <Reassignment town={town} id={id} title={title} from={service?.id ?? null} />}
          {dossier && <AskHead town={town} id={id} title={title} />}
        </div>
      </div>
    </article>
  );
}

function Where({ town, task: { dossier, contactId, demarche } }: { town: string; task: TaskCard }) {
  if (!dossier) return null;
  return (
    <p className={classes.where}>
      {contactId ? <Link to={`/ville/${town}/contacts/${contactId}`}>{dossier}</Link> : dossier}
      {demarche && `, ${demarche.title}`}
    </p>
  );
}

/** Somebody has looked: what waits leaves, and what comes is answered again. */
function AnswerAgain({ town, id }: { town: string; id: string }) {
  const complete = useAction(town, actions.complete);
  return (
    <>
      <Button variant="default" loading={complete.isPending} onClick={() => complete.mutate([id])}>
        Répondre de nouveau
      </Button>
      <Refusal error={complete.error} />
    </>
  );
}

/** Takes it, or gives it back. */
function Hand({ town, task: { id, takenBy, mine }, title }: { town: string; task: TaskCard; title: string }) {
  const take = useAction(town, taskActions.take);
  const giveBack = useAction(town, taskActions.giveBack);
  if (takenBy && !mine) return null;
  const { action, label } = mine ? { action: giveBack, label: 'Rendre' } : { action: take, label: 'Prendre' };
  return (
    <>
      <Button
        variant={mine ? 'default' : 'filled'}
        loading={action.isPending}
        onClick={() => action.mutate([id])}
        aria-label={`${label} : ${title}`}
      >
        {label}
      </Button>
      <Refusal error={action.error} />
    </>
  );
}
