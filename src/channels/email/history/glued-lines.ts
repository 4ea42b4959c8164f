import { isProgrammesLine } from './boilerplate.js';
import { fieldsInCapitals, ungluedFields } from './field-names.js';
import { headerBlockAt } from './header-block.js';
import { mailLines } from './mail-lines.js';
import { dash } from './titles.js';

// Every repetition is bounded, and a rule is only met at its first sign: the time stays that of the length.
const title = String.raw`\p{L}[\p{L} ’'/]{3,60}`;
const rule = `(?<!${dash})${dash}{3,90}`;
const aboveFields = new RegExp(
  String.raw`${rule}(?: ?${title} ?${dash}{2,90})?[ \u00a0]{0,3}(?=(?:${fieldsInCapitals})[ \u00a0]?:)`,
  'u',
);
const titleAlone = new RegExp(String.raw`^[ >]{0,40}${rule} ?${title} ?${dash}{2,90}\s*$`, 'u');
const fieldsLengthMax = 2000;
const deviceLengthMax = 120;

/**
 * A text with its line ends again where a programme lost them: « Oui merciEnvoyé depuis mon appareil Galaxy », and « ---- Message
 * d’origine ----De : X Date : … À : … Objet : … » (Samsung, Orange, Yahoo). Fields that name no address and no hour are a person's.
 */
export function unglued(text: string): string {
  const lines: string[] = [];
  let lastWords = -1;
  for (const line of text.split(/\r?\n/)) {
    const found = glueIn(line);
    const above = found && !isOnlyMarks(found.above) ? lines.push(found.above) - 1 : lastWords;
    const parted = above >= 0 && (found || titleAlone.test(line)) ? withoutDevice(lines[above]!) : [];
    if (parted.length > 1) lines.splice(above, 1, ...parted);
    lines.push(...(found?.below ?? [line]));
    if (line.trim() !== '') lastWords = lines.length - 1;
  }
  return lines.join('\n');
}

function glueIn(line: string): { above: string; below: string[] } | null {
  const found = line.includes(':') ? aboveFields.exec(line) : null;
  if (!found) return null;
  const fields = line.slice(found.index + found[0].length);
  const block = headerBlockAt(mailLines(fields.slice(0, fieldsLengthMax)), 0);
  // Without a title an hour is not enough: « De : Nantes À : Ancenis Date : lundi 7 h 30 » is a journey.
  const isTitled = /\p{L}/u.test(found[0]);
  if (!block?.isProven || !(isTitled || /\S@\S/.test(`${block.fields.from} ${block.fields.to}`))) return null;
  const above = line.slice(0, found.index);
  const marks = marksOf(line);
  const cut = ungluedFields(fields.slice(0, fieldsLengthMax)) + fields.slice(fieldsLengthMax);
  return { above, below: [found[0], ...cut.split('\n')].map((part) => marks + part) };
}

function isOnlyMarks(words: string): boolean {
  return /^[ \t>]{0,40}$/.test(words);
}

/** What no person wrote, behind their last words. */
function withoutDevice(line: string): string[] {
  if (!deviceWord.test(line)) return [line];
  const from = Math.max(0, line.length - deviceLengthMax);
  for (const { index } of line.slice(from).matchAll(device)) {
    const words = line.slice(from + index).trim();
    if (isProgrammesLine(mailLines(words)[0]!)) return [line.slice(0, from + index), marksOf(line) + words];
  }
  return [line];
}

const deviceWord = /Envoy|Exp[ée]di|Sent|Gesendet|Enviado|Inviato|Verstuurd/;
const device = new RegExp(String.raw`(?<=\S) ?(?=(?:${deviceWord.source})\p{L}* )`, 'gu');

function marksOf(line: string): string {
  return /^[ >]{0,40}>/.exec(line)?.[0] ?? '';
}
