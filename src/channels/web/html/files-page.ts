import type { FileLink } from '../../../dossiers/file-links.js';
import { inMegabytes } from '../../../dossiers/megabytes.js';
import { inFullFrench, type Town } from '../../../towns/index.js';
import { html } from './html.js';
import { layout } from './layout.js';

/** Files too large for a mail. It needs no script, no account, and notes nobody's visit. */
export function filesPage(town: Town, { number, expiresAt, files }: FileLink, secret: string): string {
  const title = files.length > 1 ? 'Fichiers à télécharger' : 'Fichier à télécharger';
  const until = inFullFrench(expiresAt, town.platform.working_calendar.timezone);
  return layout(
    town,
    title,
    html`<h1>${title}</h1>
      <p>
        ${files.length > 1 ? 'Ils étaient trop lourds' : 'Il était trop lourd'} pour le message que la mairie vous a
        envoyé. Dossier ${number}.
      </p>
      <ul>
        ${files.map(
          ({ id, name, bytes }) =>
            html`<li>
              <a href="/fichiers/${town.slug}/${secret}/${id}" download>${name}</a> (${inMegabytes(bytes)})
            </li>`,
        )}
      </ul>
      <p>Vous pouvez le faire jusqu’au ${until}. Ne donnez cette adresse à personne d’autre.</p>`,
  );
}

export function noMoreFilesPage(): string {
  const title = 'Il n’y a pas de fichier à cette adresse';
  return layout(
    null,
    title,
    html`<h1>${title}</h1>
      <p>
        Vérifiez que l’adresse est entière. Les fichiers restent trente jours : au-delà, demandez-les de nouveau à la
        mairie qui vous a écrit.
      </p>`,
  );
}
