import type { DossierPage } from '../api/types.js';
import { inFull } from '../dates.js';
import classes from './dossier.module.css';

/** What the usager says once they were answered. */
export function Survey({ survey }: Pick<DossierPage, 'survey'>) {
  if (!survey) return null;
  const { askedAt, answeredAt, solved, satisfaction, words } = survey;
  return (
    <>
      <h3 className={classes.subtitle}>Est-ce réglé ?</h3>
      {answeredAt ? (
        <p>
          {solved ? 'L’usager dit que c’est réglé' : 'L’usager dit que ce n’est pas réglé'}, {inFull(answeredAt)}.
          {satisfaction !== null && ` Satisfaction : ${satisfaction} sur 5.`}
        </p>
      ) : (
        <p className="quiet">Question posée le {inFull(askedAt)}, sans réponse pour le moment.</p>
      )}
      {words && <p className="words">{words}</p>}
    </>
  );
}
