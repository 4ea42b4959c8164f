import twilio from 'twilio';

const answerMs = 15_000;

/** The carrier's account; `apiUrl` sends the library's requests to another address (demo, tests, a compatible carrier). */
export interface SmsAccount {
  accountSid: string;
  authToken: string;
  apiUrl: string | null;
}

export function openCarrier({ accountSid, authToken, apiUrl }: SmsAccount): ReturnType<typeof twilio> {
  return twilio(accountSid, authToken, { httpClient: new ElsewhereClient(apiUrl) });
}

/** The library only knows its own hosts: the address is changed as each request leaves. It never repeats a request. */
class ElsewhereClient extends twilio.RequestClient {
  constructor(private readonly apiUrl: string | null) {
    super({ timeout: answerMs, autoRetry: false });
  }

  override request<Data>(options: Parameters<twilio.RequestClient['request']>[0]) {
    if (this.apiUrl === null) return super.request<Data>(options as never);
    const { pathname, search } = new URL(options.uri);
    return super.request<Data>({ ...options, uri: `${this.apiUrl.replace(/\/+$/, '')}${pathname}${search}` } as never);
  }
}
