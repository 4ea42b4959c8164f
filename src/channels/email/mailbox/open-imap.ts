import { ImapFlow } from 'imapflow';
import { mailBytesMax } from '../read-mail.js';
import type { ImapServer } from './imap-url.js';

const connectTimeoutMs = 15_000;
// Longer than a poll, so that silence means a dead line.
const silenceMs = 90_000;
// A server that announces more than the largest piece we ask for is wrong or hostile.
const literalBytesMax = mailBytesMax;

/**
 * A connection that is not open yet. Encrypted from the first byte, or by STARTTLS before the password is said (RFC 8314, RFC 9051 11.1);
 * in the clear only to this very machine.
 */
export function imapClient({ host, port, secure, user, password }: ImapServer, accessToken: string | null): ImapFlow {
  return new ImapFlow({
    host,
    port,
    secure,
    ...(!secure && !isLoopback(host) && { doSTARTTLS: true }),
    auth: accessToken === null ? { user, pass: password } : { user, accessToken },
    logger: false,
    disableAutoIdle: true,
    qresync: true,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: silenceMs,
    maxLiteralSize: literalBytesMax,
    maxResponseSize: literalBytesMax + 1024 * 1024,
  });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
