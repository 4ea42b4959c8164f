import { maskSensitive } from './mask-sensitive.js';

/** Ids, hashes and instants are made of digits too, and are nobody's. */
const mark =
  /^(?:<aig-[^<>\s]{1,200}>|[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|[\da-f]{32,}|\d{4}-\d\d-\d\dT[\d:.+]+Z?)$/i;

/**
 * A row, or what was written down of something that happened, masked wherever it says words: the last look before it is
 * shown. Names of fields and anything that is no text stay.
 */
export function maskRecord<T extends object>(record: T): T {
  return masked(record) as T;
}

function masked(value: unknown): unknown {
  if (typeof value === 'string') return mark.test(value) ? value : maskSensitive(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, masked(one)]));
}
