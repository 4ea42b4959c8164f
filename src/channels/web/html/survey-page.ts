import type { Survey } from '../../../dossiers/survey-answers.js';
import type { Town } from '../../../towns/index.js';
import { textArea } from './fields.js';
import { html, type Html } from './html.js';
import { inPairs, layout } from './layout.js';
import { privacyNotice } from './privacy-notice.js';

export const wordsLength = 2_000;

const question = 'Votre demande est-elle réglée ?';
const satisfactions = [
  '1 : pas du tout satisfait',
  '2 : peu satisfait',
  '3 : ni satisfait ni mécontent',
  '4 : satisfait',
  '5 : très satisfait',
];

/** « Is it solved? » It needs no script; nothing is sent before a button is pressed. */
export function surveyPage(town: Town, survey: Survey, secret: string): string {
  if (survey.solved !== null) return answeredPage(town, survey.solved);
  if (survey.isOver) return overPage(town);
  const title = town.demarches.get(survey.demarche_id ?? '')?.title;
  const action = `/avis/${town.slug}/${secret}`;
  return layout(
    town,
    question,
    html`<h1>${question}</h1>
      <p>
        Dossier ${survey.number}${title !== undefined && ` : ${title}`}. Répondez si vous le voulez, une seule fois.
      </p>
      <form method="post" action="${action}">
        <fieldset>
          <legend>Votre avis sur notre réponse (facultatif)</legend>
          ${satisfactions.map(choiceOf)}
        </fieldset>
        ${textArea(
          { values: {}, errors: [] },
          {
            name: 'words',
            label: 'Un mot de plus (facultatif)',
            hint: 'Ne donnez pas de numéro de sécurité sociale, de numéro de carte bancaire ni d’information de santé.',
            maxlength: wordsLength,
            rows: 4,
          },
        )}
        <p>
          <button type="submit" name="solved" value="yes">Oui, c’est réglé</button>
          <button type="submit" name="solved" value="no" class="second">Non, ce n’est pas réglé</button>
        </p>
        <p>Si vous répondez non, votre dossier est rouvert : le service vous répond de nouveau.</p>
      </form>
      ${privacyNotice(town)}
      <form method="post" action="${action}">
        <p>
          <button type="submit" name="refuse" value="yes" class="second">Ne plus me poser cette question</button>
        </p>
      </form>`,
  );
}

export function refusedPage(town: Town): string {
  const title = 'C’est noté';
  return layout(
    town,
    title,
    html`<h1>${title}</h1>
      <p>Nous ne vous demanderons plus si votre demande est réglée.</p>`,
  );
}

export function noSuchSurveyPage(): string {
  const title = 'Page introuvable';
  return layout(
    null,
    title,
    html`<h1>${title}</h1>
      <p>Vérifiez que l’adresse est entière, ou appelez votre mairie.</p>`,
  );
}

export function tooManyGuessesPage(): string {
  const title = 'Réessayez dans dix minutes';
  return layout(
    null,
    title,
    html`<h1>${title}</h1>
      <p>Beaucoup d’adresses inconnues ont été essayées de cette connexion.</p>`,
  );
}

function choiceOf(label: string, place: number): Html {
  const id = `satisfaction-${place + 1}`;
  return html`<div class="choice">
    <input type="radio" id="${id}" name="satisfaction" value="${place + 1}" /><label for="${id}">${label}</label>
  </div>`;
}

function answeredPage(town: Town, solved: boolean): string {
  const title = 'Merci de votre réponse';
  return layout(
    town,
    title,
    html`<h1>${title}</h1>
      <p>
        ${
          solved
            ? 'Vous avez répondu : c’est réglé.'
            : 'Vous avez répondu : ce n’est pas réglé. Votre dossier est rouvert, et un responsable le regarde.'
        }
      </p>`,
  );
}

/** T10: after fifteen days it is another dossier. */
function overPage(town: Town): string {
  const title = 'Le délai pour répondre est passé';
  return layout(
    town,
    title,
    html`<h1>${title}</h1>
      <p>
        Si votre demande n’est pas réglée, <a href="/formulaire/${town.slug}">écrivez-nous</a> ou appelez la mairie au
        ${inPairs(town.configuration.switchboard.phone)}.
      </p>`,
  );
}
