/** A mailbox of a town that the programme reads; `serviceId` when it is a service's own. */
export interface TownMailbox {
  townId: string;
  address: string;
  serviceId?: string;
  /** `imaps://user:password@host:993`, or `imap://` for STARTTLS. A secret. */
  url: string;
  /** In place of a password. */
  oauth?: OAuthClient;
  /** Folders that are read; absent: INBOX alone. The first is listened to. */
  folders?: readonly string[];
  /** Folder a mail is moved to once it is stored; absent: it stays, and is marked. */
  fileTo?: string;
  /** Its server brings `contact+anything@…` to `contact@…` (RFC 5233). */
  subaddressing?: boolean;
  /** Names under which the town hall's own server signs Authentication-Results (RFC 8601). */
  authservIds?: readonly string[];
  /** What its mails are signed with; absent: the provider signs, or nobody. */
  dkim?: DkimKey;
}

/** RFC 6376. The private key is a secret, in PEM; its public half is published at `<selector>._domainkey.<domain>`. */
export interface DkimKey {
  domain: string;
  selector: string;
  privateKey: string;
}

/** What a token is asked with (RFC 6749): of a person with a refresh token (6), else of the programme itself (4.4). Secrets. */
export interface OAuthClient {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  refreshToken?: string;
  scope?: string;
}

/** True for the address mail servers write their reports from (RFC 5321 4.5.1, RFC 2142). */
export function isMailSystemAddress(address: string): boolean {
  return /^(?:mailer-daemon|post[-_]?master)$/i.test(localPart(address));
}

/** Case is folded in the whole address: no town hall tells apart two mailboxes by it. */
export function sameForm(address: string): string {
  return address.trim().toLowerCase();
}

/**
 * True for a mailbox of ours, whatever stands behind a plus sign in its address (RFC 5233): answers come to `contact+…@`.
 * @param ours in the form of `sameForm`
 */
export function isOneOf(address: string, ours: ReadonlySet<string>): boolean {
  const form = sameForm(address);
  return ours.has(form) || ours.has(form.replace(/\+[^@]*(?=@)/, ''));
}

/** The first Message-ID of ours in a text, with angle brackets; ours all begin with `<aig-`. */
export function ownMessageId(text: string): string | null {
  return /<aig-[^<>\s@]{1,200}@[^<>\s@]{1,255}>/.exec(text)?.[0] ?? null;
}

function localPart(address: string): string {
  return address.slice(0, Math.max(0, address.lastIndexOf('@')));
}
