import createClient from 'openapi-fetch';
import { problemOf } from './problem.js';
import type { paths } from './schema.gen.js';

/** The API, typed by its own description. The session travels in a cookie. */
export const api = createClient<paths>({ baseUrl: '' });

/** @throws ApiProblem for every answer that is not a success */
export async function answerOf<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw problemOf(response.status, error);
  return data as T;
}
