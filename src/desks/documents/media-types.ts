/** A raw mail is shown as the text it is: never as the page it may contain. */
const shownAsText = ['message/rfc822', 'text/plain'];

export function isShownAsText(givenType: string): boolean {
  return shownAsText.includes(bareType(givenType));
}

/** Without parameters, in small letters. */
export function bareType(givenType: string): string {
  return givenType.split(';')[0]!.trim().toLowerCase();
}
