import type { LanguageModelFailure } from './opinion.js';

/** Longer than any answer of three démarches. */
const answerBytesMax = 100_000;

export type Answer = { completion: unknown } | { failure: LanguageModelFailure | 'form-not-known' };

/** One call. Never throws; gives up when `signal` says so, also in the middle of an answer that trickles in. */
export async function ask(base: string, key: string | undefined, body: object, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(`${base.replace(/\/+$/, '')}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify(body),
      signal,
      // What leaves goes to the address the town gave, and nowhere else.
      redirect: 'error',
    });
    if (!response.ok) {
      await response.body?.cancel();
      return { failure: failureOf(response.status) };
    }
    return await completionOf(response);
  } catch {
    return { failure: signal.aborted ? 'timeout' : 'unreachable' };
  }
}

async function completionOf(response: Response): Promise<Answer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    parts.push(part);
    bytes += part.length;
    if (bytes > answerBytesMax) return { failure: 'bad-answer' };
  }
  try {
    return { completion: JSON.parse(Buffer.concat(parts).toString('utf8')) };
  } catch {
    return { failure: 'bad-answer' };
  }
}

function failureOf(status: number): LanguageModelFailure | 'form-not-known' {
  if (status === 429) return 'too-many-requests';
  if (status === 401 || status === 403 || status === 404) return 'refused';
  // A server that does not know `json_schema` says so with one of these.
  return status === 400 || status === 422 ? 'form-not-known' : 'server-error';
}
