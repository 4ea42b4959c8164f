import type { Demarche } from '../../../towns/configuration/index.js';
import type { Town } from '../../../towns/index.js';
import { messageLength, nameLength, subjectLength } from '../form.js';
import { choice, errorOf, textArea, textField, type Filled } from './fields.js';
import { html, type Html } from './html.js';
import { layout } from './layout.js';
import { privacyNotice } from './privacy-notice.js';

export interface FormPage extends Filled {
  key: string;
  /** The démarche whose documents are shown. */
  demarche: Demarche | null;
  /** Titles ticked already. */
  documents: readonly string[];
}

const title = 'Écrire à la mairie';
const labels = {
  demarche: 'Démarche',
  subject: 'Objet',
  message: 'Message',
  name: 'Nom',
  email: 'Adresse électronique',
  phone: 'Téléphone',
  postalAddress: 'Adresse postale',
  organisationNumber: 'Numéro de l’organisme',
  website: 'Champ à laisser vide',
} as const;
const inFrenchOrder = new Intl.Collator('fr');

/** The public form. It needs no script; what was typed is kept when something must be put right. */
export function formPage(town: Town, page: FormPage): string {
  return layout(
    town,
    page.errors.length > 0 ? `Erreur : ${title}` : title,
    html`<h1>${title}</h1>
      ${page.errors.length > 0 && errorSummary(page)}
      <p>
        Votre message est lu par la mairie, puis donné au service qui répond. Vous recevez un message qui le confirme.
      </p>
      <form method="post" action="/formulaire/${town.slug}" novalidate>
        <input type="hidden" name="idempotencyKey" value="${page.key}" />
        ${request(town, page)} ${documents(page)} ${sender(page)} ${trap(page)} ${privacyNotice(town)}
        <p><button type="submit">Envoyer ma demande</button></p>
        <p>
          <button type="submit" name="step" value="documents" class="second">
            Voir les documents demandés pour la démarche choisie
          </button>
        </p>
      </form>`,
  );
}

/** Each line leads to its field. */
function errorSummary({ errors }: Filled): Html {
  return html`<div class="summary" role="alert" tabindex="-1">
    <h2>Il faut corriger ${errors.length > 1 ? `${errors.length} points` : 'un point'}</h2>
    <ul>
      ${errors.map(({ field, message }) => html`<li><a href="#${field.split('.')[0]}">${labelOf(field)} : ${message}</a></li>`)}
    </ul>
  </div>`;
}

function labelOf(field: string): string {
  return (labels as Record<string, string>)[field.split('.')[0] ?? ''] ?? 'Formulaire';
}

function request(town: Town, page: FormPage): Html {
  const demarches = [...town.demarches.values()].sort((one, other) => inFrenchOrder.compare(one.title, other.title));
  const options = [
    { value: '', text: 'Je ne sais pas' },
    ...demarches.map(({ id, title: text }) => ({ value: id, text })),
  ];
  return html`<fieldset>
    <legend>Votre demande</legend>
    ${choice(page, { name: 'demarche', label: labels.demarche, hint: 'Si vous ne la trouvez pas, laissez « Je ne sais pas ».' }, options)}
    ${textField(page, { name: 'subject', label: labels.subject, maxlength: subjectLength })}
    ${textArea(page, {
      name: 'message',
      label: labels.message,
      hint: 'Écrivez seulement ce qui est utile. Ne donnez pas de numéro de sécurité sociale, de numéro de carte bancaire ni d’information de santé.',
      maxlength: messageLength,
      required: true,
      rows: 8,
    })}
  </fieldset>`;
}

function documents({ demarche, documents: ticked }: FormPage): Html | null {
  if (!demarche || demarche.documents.length === 0) return null;
  return html`<fieldset>
    <legend>Documents demandés pour « ${demarche.title} »</legend>
    <p class="hint" id="documents-hint">Cochez ceux que vous avez. Vous les donnerez quand le service vous répondra.</p>
    <input type="hidden" name="documentsShown" value="${demarche.id}" />
    ${demarche.documents.map(
      (document, place) =>
        html`<div class="choice">
          <input
            type="checkbox"
            id="document-${place}"
            name="documentsProvided"
            value="${document}"
            ${ticked.includes(document) && html` checked`}
            aria-describedby="documents-hint"
          /><label for="document-${place}">${document}</label>
        </div>`,
    )}
  </fieldset>`;
}

function sender(page: FormPage): Html {
  return html`<fieldset>
    <legend>Vous</legend>
    ${textField(page, { name: 'name', label: labels.name, autocomplete: 'name', maxlength: nameLength })}
    <p class="hint">
      Pour la réponse, donnez au moins une adresse électronique, un numéro de téléphone ou une adresse postale.
    </p>
    ${textField(page, { name: 'email', label: labels.email, hint: 'Exemple : nom@exemple.fr', type: 'email', autocomplete: 'email' })}
    ${textField(page, { name: 'phone', label: labels.phone, hint: 'Exemple : 06 39 98 41 01', type: 'tel', autocomplete: 'tel' })}
    ${textArea(page, {
      name: 'postalAddress',
      label: labels.postalAddress,
      hint: 'Le numéro et la rue sur une ligne, le code postal et la ville sur une autre.',
      autocomplete: 'street-address',
      rows: 3,
    })}
    ${textField(page, {
      name: 'organisationNumber',
      label: labels.organisationNumber,
      hint: 'Pour une association ou une entreprise : numéro RNA, SIREN ou SIRET.',
    })}
  </fieldset>`;
}

/** A field no person sees, which robots fill in. Whoever filled it in is told, and may empty it: nobody is turned away in silence. */
function trap(page: FormPage): Html {
  if (errorOf(page, 'website') !== null)
    return textField(page, { name: 'website', label: labels.website, autocomplete: 'off' });
  return html`<div class="trap" aria-hidden="true">
    <label for="website">${labels.website}</label
    ><input id="website" name="website" type="text" tabindex="-1" autocomplete="off" />
  </div>`;
}
