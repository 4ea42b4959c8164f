const title = /^(m\.|mr\.?|mme\.?|mlle\.?|monsieur|madame|mademoiselle|dr\.?|docteur|me|maître)\s+/iu;
const particle = String.raw`(?:(?:de la|de|du|des|le|la|el|ben|bin|van|von|da|dos)\s+|d['’]\s?)`;
const capital = String.raw`(?:\p{Lu}[\p{L}\p{M}'’\-]{1,30}|\p{Lu}\.)`;
const names = new RegExp(String.raw`^${particle}?${capital}(?:\s+${particle}?${capital}){0,3}$`, 'u');
/** « Jeanne Fontaine, présidente », « Jeanne Fontaine – trésorière », « Jeanne Fontaine (née Petit) ». */
const afterName = /\s*(?:[,(;|]|\s[–-]\s).*$/u;
const lineMax = 120;
/** Words that begin by a capital at the end of a letter or a mail and are nobody's name. */
const noNames: ReadonlySet<string> = new Set(
  `cordialement cdlt cdt merci bien bon bonne bonjour bonsoir salutations respectueusement sincèrement mairie commune ville
  service services association société syndic entreprise sarl sas sasu eurl sci cabinet comité amicale club agence école collège
  lycée crèche résidence copropriété directeur directrice direction président présidente secrétaire trésorier trésorière
  gérant gérante maire adjoint adjointe objet pj pièce pièces envoyé tél tel fax mobile france cedex saint sainte rue avenue
  place chemin impasse boulevard madame monsieur messieurs mesdames veuillez dans attente avec amicalement urgent important
  signature date fait lu approuvé janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi
  mardi mercredi jeudi vendredi samedi dimanche un une les votre nous je et`.split(/\s+/),
);

/**
 * The name of one person when a line says nothing else: « Mme Jeanne FONTAINE, présidente » gives « Mme Jeanne FONTAINE ».
 * A word alone is a first name, which knows nobody, except behind « Mme ». Two people (« M. et Mme ») are not one, and
 * whoever signs for another (« p/o ») is left out.
 */
export function personName(line: string): string | undefined {
  if (line.length > lineMax) return undefined;
  const written = line.trim().replace(/\s+/g, ' ').replace(afterName, '').replace(/[.]$/u, '');
  const [called = ''] = title.exec(written) ?? [];
  const name = written.slice(called.length);
  if (!names.test(name)) return undefined;
  const words = name.split(/[\s'’]/);
  if (words.some((word) => noNames.has(word.toLowerCase())) || (called === '' && words.length < 2)) return undefined;
  return written;
}

/** Words of a name without titles, accents and order: « FONTAINE Jeanne » is « Mme Jeanne Fontaine ». */
export function sameName(one: string, other: string): boolean {
  return keyOf(one) === keyOf(other);
}

/** « Jeanne » and « J. Fontaine » may be « Mme Jeanne Fontaine », « Paul Fontaine » may not. */
export function isSamePerson(one: string, other: string): boolean {
  const [fewer = [], more = []] = [keyOf(one).split(' '), keyOf(other).split(' ')].sort((a, b) => a.length - b.length);
  return fewer.every((word) => more.some((its) => isInitialOf(word, its) || isInitialOf(its, word)));
}

function isInitialOf(short: string, word: string): boolean {
  return short === word || (short.length === 1 && word.startsWith(short));
}

function keyOf(name: string): string {
  const bare = name.replace(title, '').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return (bare.match(/\p{L}+/gu) ?? []).sort().join(' ');
}
