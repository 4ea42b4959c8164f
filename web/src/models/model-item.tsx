import { inFull } from '../dates.js';
import { Tag } from '../shared/tag.js';
import { Enforcement } from './enforcement.js';
import { figuresInWords, modelCauseWords, modelRefusalWords, modelStateWords } from './model-words.js';
import classes from './models.module.css';
import type { Model } from './models.js';

/** The program signs its own decisions with its name. */
const program = 'aiguillage';

/** One version: why it was made, how it compared, and the one thing to do about it. */
export function ModelItem({ town, model }: { town: string; model: Model }) {
  const { word, tone } = modelStateWords[model.state];
  return (
    <article className={classes.item}>
      <div>
        <h3 className={classes.title}>
          Version {model.version} <Tag tone={tone}>{word}</Tag>
        </h3>
        <p className="quiet">
          {modelCauseWords[model.cause]}, {inFull(model.createdAt)}. {learntInWords(model)}
        </p>
        {model.refusal && <p>Pourquoi : {modelRefusalWords[model.refusal]}.</p>}
        {model.figures && (
          <dl className={classes.figures}>
            <dt>Cette version</dt>
            <dd>{figuresInWords(model.figures.candidate)}</dd>
            <dt>Celle d’alors</dt>
            <dd>{figuresInWords(model.figures.inForce)}</dd>
          </dl>
        )}
        {model.state === 'in-force' && model.decidedBy && model.decidedBy !== program && (
          <p className="quiet">Mise en service par {model.decidedBy}.</p>
        )}
        {model.setAside !== null && (
          <p className="quiet">
            Elle reste en service tant qu’une version nouvelle ne fait pas mieux que la version {model.setAside}.
          </p>
        )}
      </div>
      {model.usable && <Enforcement town={town} version={model.version} />}
    </article>
  );
}

function learntInWords({ examples, contacts }: Model): string {
  const texts = `Apprise de ${examples.toLocaleString('fr')} textes`;
  if (contacts === 0) return `${texts}, du catalogue seul.`;
  return `${texts}, dont ceux de ${contacts} ${contacts === 1 ? 'contact décidé' : 'contacts décidés'} par vos collègues.`;
}
