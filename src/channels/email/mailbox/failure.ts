/** Why a mailbox is not being read, or not wholly: a closed list for the health page; never holds data of a mail. */
export const mailboxFailures = [
  'address-unreadable',
  'unreachable',
  'timed-out',
  'tls-failed',
  'credentials-refused',
  'connection-lost',
  'server-out-of-bounds',
  'folder-missing',
  'listing-refused',
  'mailbox-read-only',
  'message-not-fetched',
  'message-not-stored',
  'message-not-marked',
  'other',
] as const;
export type MailboxFailure = (typeof mailboxFailures)[number];

/** A failure we name ourselves, told apart from what the library throws. */
export class MailboxRefusal extends Error {
  constructor(
    readonly failure: MailboxFailure,
    message: string = failure,
  ) {
    super(message);
  }
}

/** Names what a connection to an IMAP server ended with. */
export function mailboxFailure(error: unknown): MailboxFailure {
  if (error instanceof MailboxRefusal) return error.failure;
  const { code = '', authenticationFailed } = (error ?? {}) as { code?: string; authenticationFailed?: boolean };
  if (authenticationFailed) return 'credentials-refused';
  return byCode.find(([pattern]) => pattern.test(code))?.[1] ?? 'other';
}

const byCode: [RegExp, MailboxFailure][] = [
  [/^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN)$/, 'unreachable'],
  [/TIMEOUT|^ETIMEDOUT$/, 'timed-out'],
  [/^(?:CERT_|ERR_TLS|ERR_SSL|EPROTO|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|STARTTLS|ERequireTLS)/i, 'tls-failed'],
  // What it announces is larger than anything that was asked for.
  [/TooLarge|TooLong|TooMany/, 'server-out-of-bounds'],
  [/^(?:NoConnection|EConnectionClosed|StateLogout|ClosedAfterConnect|ECONNRESET|EPIPE)/, 'connection-lost'],
];
