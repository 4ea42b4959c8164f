import { atFrenchTime, type Town } from '../../../towns/index.js';
import { html } from './html.js';
import { layout } from './layout.js';

export function savedPage(town: Town, receivedAt: Date): string {
  const title = 'Votre demande est enregistrée';
  return layout(
    town,
    title,
    html`<h1>${title}</h1>
      <p>La mairie l’a reçue le ${atFrenchTime(receivedAt)}.</p>
      <p>
        Vous recevrez un message avec le numéro de votre dossier et le service qui répond. Il n’est pas utile d’envoyer
        la même demande une deuxième fois.
      </p>
      <p><a href="/formulaire/${town.slug}">Écrire une autre demande</a></p>`,
  );
}

export function noSuchTownPage(): string {
  const title = 'Page introuvable';
  return layout(
    null,
    title,
    html`<h1>${title}</h1>
      <p>
        Aucune mairie n’a de formulaire à cette adresse. Vérifiez l’adresse, ou passez par le site de votre mairie.
      </p>`,
  );
}
