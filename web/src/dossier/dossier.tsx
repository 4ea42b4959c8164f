import { useMay } from '../api/session.js';
import type { DossierPage } from '../api/types.js';
import { Tag, type Tone } from '../shared/tag.js';
import { Transmission } from '../transmission/transmission.js';
import { dossierStateWords, priorityWords } from '../words.js';
import { Answering } from './answering.js';
import { AskedDocuments } from './asked-documents.js';
import { Clocks } from './clocks.js';
import { Closing } from './closing.js';
import { Debts } from './debts.js';
import classes from './dossier.module.css';
import { Said } from './said.js';
import { Survey } from './survey.js';
import { Tasks } from './tasks.js';
import { History } from './history.js';

const tones: Record<DossierPage['state'], Tone> = { open: 'calm', closing: 'waiting', closed: 'done' };

/** Where it went: who answers, by when, what is left to do, what the usager was sent. */
export function Dossier({ town, dossier }: { town: string; dossier: DossierPage }) {
  const { number, state, priority, demarche, administration } = dossier;
  const mayClose = useMay(town, 'close-dossiers');
  const isOpen = state === 'open' && !dossier.contentHidden;
  const isPart = isPartOfAnother(dossier);
  return (
    <section className="panel" aria-labelledby={`dossier-${number}`}>
      <h2 id={`dossier-${number}`} className={classes.title}>
        Dossier {number} <Tag tone={tones[state]}>{dossierStateWords[state]}</Tag>
        {priority !== 'normal' && <Tag tone="danger">{priorityWords[priority]}</Tag>}
      </h2>
      {demarche && <p className={classes.demarche}>{demarche.title}</p>}
      <Facts dossier={dossier} />
      <Clocks dossier={dossier} />
      <Tasks town={town} tasks={dossier.tasks} isPart={isPart} />
      {isSentOn(dossier) && <Transmission town={town} number={number} />}
      <Debts town={town} debts={dossier.debts} />
      <AskedDocuments town={town} dossier={dossier} mayReceive={isOpen && mayClose} />
      <Said town={town} dossier={dossier} />
      <Survey survey={dossier.survey} />
      {isOpen && !administration && !isPart && mayClose && <Answering town={town} number={number} />}
      {isOpen && !isPart && mayClose && <Closing town={town} number={number} />}
      <History entries={dossier.timeline} />
    </section>
  );
}

/** What one service does for the answer of another, which alone tells the usager: it ends with its work (J09). */
function isPartOfAnother({ parentNumber, administration, debts }: DossierPage): boolean {
  return parentNumber !== null && administration === null && debts.every(({ kind }) => kind !== 'answer');
}

/** A call or a visit is oriented, and has nothing to send. */
function isSentOn({ administration, tasks, contentHidden }: DossierPage): boolean {
  return administration !== null && !contentHidden && tasks.some(({ kind }) => kind === 'transmission');
}

function Facts({ dossier }: { dossier: DossierPage }) {
  const { service, administration, parentNumber, followsNumber, followedBy, reminders, reopenings } = dossier;
  return (
    <dl className="facts">
      {service && <Fact name="Service" value={service.name} />}
      {administration && <Fact name="Administration compétente" value={administration.name} />}
      {reminders > 0 && <Fact name="Relances de l’usager" value={String(reminders)} />}
      {reopenings > 0 && <Fact name="Réouvertures" value={String(reopenings)} />}
      {parentNumber && <Fact name="Lié au dossier" value={parentNumber} />}
      {followsNumber && <Fact name="Ouvert à la suite du dossier" value={followsNumber} />}
      {followedBy.length > 0 && <Fact name="A donné lieu au dossier" value={followedBy.join(', ')} />}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
