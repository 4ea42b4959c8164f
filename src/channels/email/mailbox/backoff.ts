/**
 * Pause before attempt number `attempt` (1 is the first retry), in milliseconds: doubles from `firstMs` to `lastMs`.
 * Half of it is left to chance, so that twenty mailboxes do not knock together when their server returns.
 */
export function backoffMs(attempt: number, firstMs: number, lastMs: number, chance: number = Math.random()): number {
  const full = Math.min(lastMs, firstMs * 2 ** Math.min(attempt - 1, 20));
  return Math.round(full / 2 + (full / 2) * chance);
}
