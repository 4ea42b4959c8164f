import { MailboxRefusal } from './failure.js';

export interface ImapServer {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise STARTTLS. */
  secure: boolean;
  user: string;
  password: string;
}

/**
 * `imaps://user:password@host[:port]` or `imap://…`, user and password percent-encoded; without password where a token stands in for
 * it. Throws without quoting it.
 */
export function parseImapUrl(url: string, hasToken = false): ImapServer {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const user = decoded(parsed?.username ?? '');
  const password = decoded(parsed?.password ?? '');
  const isWhole = parsed?.hostname && user && password !== null && (hasToken || password);
  if (!isWhole || !['imap:', 'imaps:'].includes(parsed.protocol)) {
    throw new MailboxRefusal(
      'address-unreadable',
      'a mailbox needs an address of the form imaps://user:password@host, where a % in user or password is written %25, a @ %40',
    );
  }
  const secure = parsed.protocol === 'imaps:';
  return {
    host: parsed.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(parsed.port) || (secure ? 993 : 143),
    secure,
    user,
    password,
  };
}

/** Null where a percent sign stands for itself, as passwords have it. */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
