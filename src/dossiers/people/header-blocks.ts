import { isContactLine } from './contact-lines.js';

const postcode = /^(F-)?\d{2}\s?\d{3}\s+\p{Lu}/u;
const street =
  /^\d+\s*(bis|ter|quater)?\b(?!\s*(ans|mois|jours|euros|heures|h)\b)|^(rue|avenue|boulevard|place|impasse|allée|chemin|route|quai|cours|square|résidence|lieu-dit|bâtiment|appartement|BP)\b/i;
const recipient =
  /^(à\s+)?(l['’]attention de\s+)?((m(adame|onsieur|\.|mes?|r)\s+(la\s+|le\s+|l['’]\s*)?(maire|adjoint|directeur|directrice|chef|responsable|président))|mairie|h[oô]tel de ville|(la )?ville de|commune de|service|ccas|centre communal|conseil municipal|police municipale)\b/iu;
const placeAndDate =
  /\ble\s+(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)?\s*\d{1,2}(er)?\s+\p{L}+\s+\d{4}|,\s*le\s+\d{1,2}[/.-]\d/iu;
const mention =
  /^(réf(érences?)?|n\/réf|v\/réf|vos réf|nos réf|pj|p\.j\.|pièces? jointes?|lettre recommandée|recommandé|copie)\b/iu;

/**
 * The lines that say who writes: the first address of the head that is not the town hall's. Blank lines say nothing
 * (OCR adds and loses them), so blocks end where addresses end: after the postcode, or where the town hall begins.
 */
export function senderBlock(header: string[]): string[] {
  const blocks = blocksOf(header).filter((block) => !block.some(isRecipientLine));
  return blocks.find((block) => block.some(isPostcodeLine)) ?? blocks.find((block) => block.some(isContactLine)) ?? [];
}

function blocksOf(header: string[]): string[][] {
  const blocks: string[][] = [[]];
  let complete = false;
  let townHall = false;
  for (const line of header) {
    if (placeAndDate.test(line) || mention.test(line)) continue;
    const beginsTownHall: boolean = isRecipientLine(line) && !townHall;
    if (beginsTownHall || (complete && !isContactLine(line))) {
      blocks.push([]);
      townHall = beginsTownHall;
      complete = false;
    }
    blocks.at(-1)?.push(line);
    complete ||= isPostcodeLine(line);
  }
  return blocks;
}

/** « 42998 Saint-Aubin-sur-Gier »: the line that ends a French address (NF Z 10-011). */
export function isPostcodeLine(line: string): boolean {
  return postcode.test(line);
}

export function isStreetLine(line: string): boolean {
  return street.test(line) && !isPostcodeLine(line);
}

export function isRecipientLine(line: string): boolean {
  return recipient.test(line);
}
