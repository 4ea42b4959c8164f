import type { OAuthClient } from '../addresses.js';
import { MailboxRefusal } from './failure.js';

const answerMs = 15_000;
// Asked for again that long before its end, so that none runs out on the way to the server.
const marginMs = 60_000;
const lifeMs = 5 * 60_000;

/** The access tokens of one mailbox (RFC 6749): one is kept until shortly before its end. */
export class AccessTokens {
  private kept: Given | null = null;

  constructor(private client: OAuthClient) {}

  /** Throws a MailboxRefusal: `credentials-refused` when the provider says no, `unreachable` when it does not answer. */
  async current(): Promise<string> {
    if (this.kept && Date.now() <= this.kept.until) return this.kept.token;
    this.kept = await ask(this.client);
    const { refreshToken } = this.kept;
    // A provider may replace what the person has agreed to, and take back the former (section 6).
    if (this.client.refreshToken && refreshToken) this.client = { ...this.client, refreshToken };
    return this.kept.token;
  }

  /** The mail server did not believe the token: the next one is asked for anew. */
  forget(): void {
    this.kept = null;
  }
}

interface Given {
  token: string;
  until: number;
  refreshToken: string | undefined;
}

async function ask(client: OAuthClient): Promise<Given> {
  const response = await fetch(client.tokenUrl, {
    method: 'POST',
    body: new URLSearchParams(grantOf(client)),
    signal: AbortSignal.timeout(answerMs),
    redirect: 'error',
  }).catch(() => null);
  if (!response || response.status >= 500 || response.status === 429) throw new MailboxRefusal('unreachable');
  const given = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const { access_token: token, refresh_token: refreshToken } = given;
  if (!response.ok || typeof token !== 'string') throw new MailboxRefusal('credentials-refused');
  const seconds = Number(given.expires_in);
  const life = seconds > 0 ? seconds * 1000 : lifeMs;
  return {
    token,
    until: Date.now() + Math.max(0, life - marginMs),
    refreshToken: typeof refreshToken === 'string' ? refreshToken : undefined,
  };
}

/** In the name of a person who has agreed once (section 6), else in the programme's own (section 4.4). */
function grantOf({ clientId, clientSecret, refreshToken, scope }: OAuthClient): Record<string, string> {
  return {
    ...(refreshToken
      ? { grant_type: 'refresh_token', refresh_token: refreshToken }
      : { grant_type: 'client_credentials' }),
    client_id: clientId,
    client_secret: clientSecret,
    ...(scope && { scope }),
  };
}
