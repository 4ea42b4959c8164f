/** What a recipient's local part makes the mail server answer at RCPT: an SMTP code, and an RFC 3463 code with words. */
const refusals = new Map<string, [code: number, text: string]>([
  ['inconnu', [550, '5.1.1 User unknown']],
  ['plein', [452, '4.2.2 Mailbox full']],
  ['sature', [552, '5.2.2 Quota exceeded for good']],
  ['interdit', [550, '5.7.1 Refused by policy']],
  ['gris', [450, '4.7.1 Greylisted, try again later']],
]);

/** The refusal of a recipient, as smtp-server wants it; undefined for one who is served. */
export function refusalOf(address: string): Error | undefined {
  const refusal = refusals.get(localPart(address));
  return refusal && Object.assign(new Error(refusal[1]), { responseCode: refusal[0] });
}

/** The connection breaks before the text of the mail. */
export function hangsUpBeforeText(address: string): boolean {
  return localPart(address) === 'raccroche';
}

/** The connection breaks after the text of the mail, which is never answered. */
export function hangsUpAfterText(address: string): boolean {
  return localPart(address) === 'coupe';
}

function localPart(address: string): string {
  return address.slice(0, address.lastIndexOf('@')).toLowerCase();
}
