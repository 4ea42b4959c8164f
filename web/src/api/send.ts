import { problemOf } from './problem.js';

/** For the demo's routes, which the API's description leaves out. @throws ApiProblem */
export async function send<T>(method: 'GET' | 'POST', path: string): Promise<T> {
  const response = await fetch(path, { method });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const answer: unknown = isJson && text ? JSON.parse(text) : undefined;
  if (!response.ok) throw problemOf(response.status, answer);
  return answer as T;
}
