/** A mailbox of a town that the programme reads; `serviceId` when it is a service's own. */
export interface TownMailbox {
  townId: string;
  address: string;
  serviceId?: string;
  /** `imaps://user:password@host:993`, or `imap://` inside a closed network. A secret. */
  url: string;
}

/** True for the address mail servers write their reports from (RFC 5321 4.5.1, RFC 2142). */
export function isMailSystemAddress(address: string): boolean {
  return /^(?:mailer-daemon|postmaster)$/i.test(localPart(address));
}

/** Case is folded in the whole address: no town hall tells apart two mailboxes by it. */
export function sameForm(address: string): string {
  return address.trim().toLowerCase();
}

/** The first Message-ID of ours in a text, with angle brackets; ours all begin with `<aig-`. */
export function ownMessageId(text: string): string | null {
  return /<aig-[^<>\s@]{1,200}@[^<>\s@]{1,255}>/.exec(text)?.[0] ?? null;
}

function localPart(address: string): string {
  return address.slice(0, Math.max(0, address.lastIndexOf('@')));
}
