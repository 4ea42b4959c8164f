import { Button } from '@mantine/core';
import { actions, useAction } from '../api/actions.js';
import type { Task } from '../api/types.js';
import { inFull } from '../dates.js';
import { Refusal } from '../shared/refusal.js';
import { Tag } from '../shared/tag.js';
import { anotherTopicWords, taskWords } from '../words.js';
import classes from './dossier.module.css';

/** Answering and finding out whether a message left have their own forms: « Fait » would not do it. */
const doneElsewhere: readonly Task['kind'][] = [
  'handle',
  'check-sending',
  'return-call',
  'transmission',
  'administration-silent',
];

/** The work of people. @param isPart of a dossier that another answers: « Fait » ends it (J09) */
export function Tasks({ town, tasks, isPart }: { town: string; tasks: Task[]; isPart: boolean }) {
  if (tasks.length === 0) return null;
  return (
    <>
      <h3 className={classes.subtitle}>À faire par une personne</h3>
      <ul className="plain-list">
        {tasks.map((task) => (
          <Row key={task.id} town={town} task={task} isPart={isPart} />
        ))}
      </ul>
    </>
  );
}

function Row({ town, task, isPart }: { town: string; task: Task; isPart: boolean }) {
  const { id, kind, state, service, reason, dueAt, takenBy, doneAt, doneBy } = task;
  const isOpen = state === 'to-do' || state === 'taken';
  const isOwnPart = isPart && kind === 'handle';
  const name = isOwnPart ? ['Faire la part du service', reason].filter(Boolean).join(' : ') : taskWords[kind];
  const complete = useAction(town, actions.complete);
  return (
    <li className={classes.row}>
      <div>
        <span className={classes.what}>{name}</span>
        <span className="quiet">
          {kind === 'complete-message' && reason && `Ce message n’est pas parti : ${reason}. `}
          {reason === 'another-topic' && `${anotherTopicWords} `}
          {service && `${service.name}. `}
          {isOpen && dueAt && `Avant le ${inFull(dueAt)}. `}
          {state === 'taken' && `Prise par ${takenBy}.`}
          {state === 'done' && doneAt && `Fait le ${inFull(doneAt)}${doneBy ? ` par ${doneBy}` : ''}.`}
        </span>
        <Refusal error={complete.error} />
        {isOpen && kind === 'return-call' && <CallBack town={town} id={id} />}
      </div>
      {isOpen && (isOwnPart || !doneElsewhere.includes(kind)) && (
        <Button
          size="xs"
          loading={complete.isPending}
          onClick={() => complete.mutate([id])}
          aria-label={`Fait : ${name}`}
        >
          Fait
        </Button>
      )}
      {state === 'done' && <Tag tone="done">Fait</Tag>}
    </li>
  );
}

/** After the last call without answer nobody has to call any more. */
function CallBack({ town, id }: { town: string; id: string }) {
  const note = useAction(town, actions.noteCallBack);
  return (
    <div className={classes.choices}>
      <Button size="xs" loading={note.isPending} onClick={() => note.mutate([id, 'answered'])}>
        L’usager a répondu
      </Button>
      <Button size="xs" variant="default" loading={note.isPending} onClick={() => note.mutate([id, 'no-answer'])}>
        Pas de réponse
      </Button>
      <Refusal error={note.error} />
    </div>
  );
}
