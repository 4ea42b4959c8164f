import { withFrenchSpaces } from '../../dossiers/french-spaces.js';

/** Who writes, what about, and in which colour, `#rrggbb`. */
interface Letterhead {
  name: string;
  subject: string;
  colour?: string;
}

const ink = '#1b1b1f';
const list = /^– /;

/**
 * Simple HTML of a plain message (CA-06, RGAA): one column, headings, paragraphs, lists and links, no picture, nothing loaded, sizes
 * that follow the reader's own. Everything is escaped first; only addresses of pages and mailboxes that stand in the text become
 * links.
 */
export function htmlOfText(text: string, { name, subject, colour = ink }: Letterhead): string {
  const paragraphs = withFrenchSpaces(text)
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => blocks(paragraph.trim().split('\n'), colour));
  return `<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0; background:#fff; color:${ink}; font-family:Arial,sans-serif; line-height:1.5; overflow-wrap:break-word">
<div style="max-width:40em; margin:0 auto; padding:1em">
<p style="margin:0 0 1.5em; padding-bottom:.5em; border-bottom:4px solid ${colour}; color:${colour}; font-weight:bold">${escapeHtml(name)}</p>
<h1 style="margin:0 0 1em; font-size:1.25em; line-height:1.3">${inline(withFrenchSpaces(subject))}</h1>
${paragraphs.join('\n')}
</div></body></html>
`;
}

/** Lines, and lists where lines begin with a dash. */
function blocks(lines: string[], colour: string): string {
  const runs: string[][] = [];
  for (const each of lines) {
    const run = runs.at(-1);
    if (run && list.test(run[0]!) === list.test(each)) run.push(each);
    else runs.push([each]);
  }
  return runs
    .map((run) =>
      list.test(run[0]!)
        ? `<ul>\n${run.map((one) => `<li>${line(one.replace(list, ''), colour)}</li>`).join('\n')}\n</ul>`
        : `<p>${run.map((one) => line(one, colour)).join('<br>\n')}</p>`,
    )
    .join('\n');
}

const linkable = /(https?:\/\/[^\s<>"]+[^\s<>"'.,;:!?)\]»])|([\w.+-]+@[\w-]+(?:\.[\w-]+)+)/g;

function line(text: string, colour: string): string {
  let html = '';
  let at = 0;
  for (const match of text.matchAll(linkable)) {
    const target = escapeHtml(match[1] ?? `mailto:${match[0]}`);
    html += `${inline(text.slice(at, match.index))}<a href="${target}" style="color:${colour}">${escapeHtml(match[0])}</a>`;
    at = match.index + match[0].length;
  }
  return html + inline(text.slice(at));
}

/** The number of a dossier stays on one line. */
function inline(text: string): string {
  return escapeHtml(text).replace(/\b[A-Z]{2,4}-\d{4}-\d{6,}\b/g, '<span style="white-space:nowrap">$&</span>');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
