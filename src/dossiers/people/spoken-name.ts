import { isThirdParty } from './third-party.js';

const word = String.raw`\p{L}[\p{L}\p{M}'’\-]{0,30}`;
const title = /^(madame|monsieur|mademoiselle|mme|mr|m\.)$/iu;
const titles = '(?:madame|monsieur|mademoiselle|mme|mr)';
/** « C'est » and « je suis » say anything; behind them only a title announces a name. */
const forms = [
  new RegExp(String.raw`(?<![\p{L}])(?<name>${titles}\s+${word}(?:\s+${word}){0,3})\s+à l['’]appareil`, 'giu'),
  new RegExp(String.raw`(?<![\p{L}])(?:c['’]est|ici|je suis)\s+(?<name>${titles}(?:\s+${word}){1,5})`, 'giu'),
  new RegExp(
    String.raw`(?<![\p{L}])(?:je m['’]appelle|mon nom c['’]est|mon nom est)\s+(?<name>(?:${titles}\s+)?${word}(?:\s+${word}){0,4})`,
    'giu',
  ),
];
const particle = /^(?:de|du|des|le|la|el|ben|van)$/iu;
const wordsMax = 2;
/** What may follow a name said aloud. */
const others: ReadonlySet<string> = new Set(
  `à a au aux et je il elle on nous vous que qui pour bonjour bonsoir euh ben bah voilà alors donc enfin en sur dans avec par un une
  mon ma mes ce cet cette habite oui non allô merci concernant rappelez encore toujours ça habitante habitant maire président
  présidente secrétaire propriétaire locataire voisin voisine numéro`.split(/\s+/),
);
const notAName: ReadonlySet<string> = new Set(
  'maire adjoint adjointe directeur directrice responsable personne'.split(' '),
);

/**
 * The name a caller gives, as it was heard. Speech has no capitals: a name ends where other words begin, and where none of those
 * we know does, its first word alone is taken. A first name alone knows nobody.
 */
export function spokenName(text: string): string | undefined {
  const found = forms.flatMap((form) => [...text.matchAll(form)]).filter(({ index }) => !isThirdParty(text, index));
  return found.map(({ groups }) => nameOf(groups!.name!.split(/\s+/))).find((name) => name !== undefined);
}

function nameOf(words: readonly string[]): string | undefined {
  const start = title.test(words[0]!) ? 1 : 0;
  let first = start;
  while (particle.test(words[first] ?? '')) first += 1;
  let end = first;
  while (end < words.length && !isOther(words[end]!)) end += 1;
  const length = end - first;
  if (length === 0 || words.slice(first, end).some((one) => notAName.has(one.toLowerCase()))) return undefined;
  if (start === 0 && length !== wordsMax) return undefined;
  return words.slice(0, length > wordsMax ? first + 1 : end).join(' ');
}

/** Elided words (« j'habite ») and inverted verbs (« pouvez-vous ») are nobody's name. */
function isOther(word: string): boolean {
  return (
    others.has(word.toLowerCase()) ||
    particle.test(word) ||
    /^(?:j|l|qu|c|s|n|m|t)['’]/iu.test(word) ||
    /-(?:vous|je|tu|il|elle|on|moi|ce)$/iu.test(word)
  );
}
