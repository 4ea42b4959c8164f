/**
 * Gives up waiting after `limitMs`: a caller hears silence for as long as we take. The work itself goes on, and its
 * later failure is of no interest to anybody.
 */
export async function within<T>(limitMs: number, work: Promise<T> | T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TookTooLong()), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}
