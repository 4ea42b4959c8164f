import { fold } from '../../dossiers/fold.js';

const charactersRead = 20_000;
const day = String.raw`(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?(?:\d{1,2}(?:er)? (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)`;
const deadline = new RegExp(
  [
    String.raw`(?:avant|au plus tard|jusqu[’' ]?au|d[’' ]ici(?: au)?|echeance|(?:date|jour) limite|dernier delai|expire)(?: (?:est|le|au|fixee?|du|la|l[’']))* *:? *${day}`,
    String.raw`(?:sous|dans (?:les|un delai de)|delai de) (?:\d{1,2}|huit|dix|quinze|trente|deux|trois|un) (?:jours?|semaines?|mois)`,
  ].join('|'),
);

/** Is a deadline legible in the words? Then a request that is not ours goes on the very day (TR-03). */
export function hasDeadline(words: string): boolean {
  return deadline.test(fold(words.slice(0, charactersRead)).replace(/\s+/g, ' '));
}
