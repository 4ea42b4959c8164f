import { isThirdParty } from './third-party.js';

const ways =
  'rue|avenue|av\\.?|boulevard|bd|place|impasse|all[ée]e|chemin|route|quai|cours|square|mont[ée]e|passage|lotissement|r[ée]sidence';
const street = String.raw`\d{1,4}\s?(?:bis|ter)?,?\s+(?:${ways})\s[^,\n.;()]{2,60}?`;
const announced = String.raw`(?:demeurant|domicili[ée]e?s?|r[ée]sidant|j['’]habite|nous habitons|mon adresse (?:postale )?(?:est|:)|mon adresse c['’]est)`;
const verbs = 'et|je|pour|depuis|souhaite|sollicite|vous|atteste|certifie|d[ée]clare|demande';
const dwelling = new RegExp(
  String.raw`${announced}\s*:?\s*(?:actuellement |toujours )?(?:au |à |le |est )?(?<street>${street})` +
    String.raw`(?:\s*[,–\-\n]\s*|\s+(?:à )?)(?<town>\d{2}\s?\d{3}\s+\p{Lu}[\p{L}'’\- ]{1,40})?(?=[,.;\n()]|\s(?:${verbs})\b|$)`,
  'iu',
);
const afterTown = new RegExp(String.raw`\s(?:${verbs})\b.*$`, 'iu');

/** Where whoever writes says they live: the street, and the town when its postcode is given. */
export function dwellingIn(text: string): string[] | undefined {
  const found = dwelling.exec(text);
  if (!found?.groups?.street || isThirdParty(text, found.index)) return undefined;
  const { street: line, town } = found.groups;
  return [line, ...(town ? [town.replace(afterTown, '')] : [])].map((one) => one.replace(/\s+/g, ' ').trim());
}
