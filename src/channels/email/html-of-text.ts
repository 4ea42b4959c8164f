/**
 * Simple HTML of a plain message (CA-06): paragraphs, line breaks and links, in the reader's own fonts and colours.
 * Everything is escaped first; only addresses of pages and mailboxes that stand in the text become links.
 */
export function htmlOfText(text: string): string {
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.trim().split('\n').map(line).join('<br>\n')}</p>`);
  return `<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8"></head><body>\n${paragraphs.join('\n')}\n</body></html>\n`;
}

const linkable = /(https?:\/\/[^\s<>"]+[^\s<>"'.,;:!?)\]»])|([\w.+-]+@[\w-]+(?:\.[\w-]+)+)/g;

function line(text: string): string {
  let html = '';
  let at = 0;
  for (const match of text.matchAll(linkable)) {
    const target = match[1] ?? `mailto:${match[0]}`;
    html += `${escapeHtml(text.slice(at, match.index))}<a href="${escapeHtml(target)}">${escapeHtml(match[0])}</a>`;
    at = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(at));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
