import type { Town } from '../../../towns/index.js';
import { Html, html } from './html.js';
import { style } from './style.js';

/** Byte for byte what the content security policy has the hash of. */
const styleElement = new Html(`<style>${style}</style>`);

/** A whole page of a town. `title` begins with what has gone wrong, if anything: it is what a screen reader says first. */
export function layout(town: Town | null, title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}${town && ` - ${town.name}`}</title>
        ${styleElement}
      </head>
      <body>
        ${town && html`<header>${town.name}</header>`}
        <main>${content}</main>
        ${town && footer(town)}
      </body>
    </html> `.text;
}

function footer({ configuration: { links, switchboard, address } }: Town): Html {
  return html`<footer>
    <p>
      ${address.lines.join(', ')}. Téléphone&nbsp;: <a href="tel:${switchboard.phone}">${inPairs(switchboard.phone)}</a>
    </p>
    <p><a href="${links.privacy}">Données personnelles</a> · <a href="${links.accessibility}">Accessibilité</a></p>
  </footer>`;
}

/** +33465711000 → 04 65 71 10 00. */
export function inPairs(e164: string): string {
  return e164.replace(/^\+33/, '0').replace(/\d{2}(?=\d)/g, '$& ');
}
