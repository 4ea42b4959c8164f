import type { Town } from '../../../towns/index.js';
import { html, type Html } from './html.js';

/** What becomes of personal data (rules.md, DP-04; GDPR article 13). */
export function privacyNotice({ name, configuration }: Town): Html {
  return html`<div class="notice">
    <h2>Vos données personnelles</h2>
    <p>
      ${name} utilise ces informations pour traiter votre demande et vous répondre, dans le cadre de sa mission de
      service public. Seuls les agents chargés de votre demande les lisent. Elles sont gardées le temps de la traiter,
      puis selon les règles des archives publiques.
    </p>
    <p>
      Vous pouvez demander à les consulter, à les corriger ou à les effacer, et vous opposer à leur usage.
      <a href="${configuration.links.privacy}">Vos droits et le délégué à la protection des données</a>. Vous pouvez
      aussi écrire à la CNIL.
    </p>
  </div>`;
}
