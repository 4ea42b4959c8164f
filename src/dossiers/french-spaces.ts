const unbreakable = '\u00a0';
const months = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';

/** Where a line of French must not end, though the text has an ordinary space there. */
const places = [
  / (?=[:;?!»€%])/g,
  /(?<=«) /g,
  // 04 65 71 10 00, 12 345 €, 10 h 00.
  /(?<=\d) (?=\d{2,3}(?!\d))/g,
  /(?<=\d) (?=h\b)/g,
  /(?<=\d[ \u00a0]h) (?=\d)/g,
  new RegExp(String.raw`(?<=\d|1er) (?=(?:${months})\b)`, 'g'),
  /(?<=\b(?:M\.|Mme|n°)) (?=[\p{Lu}\d])/gu,
];

/**
 * A plain message for a sheet or a page, where lines are cut to the width of the reader: the spaces of French typography no
 * longer break. The message as it is kept has ordinary ones, which any mail programme and any SMS can carry.
 */
export function withFrenchSpaces(text: string): string {
  return places.reduce((written, place) => written.replace(place, unbreakable), text);
}
