import type { Path } from './problem.js';

export interface Picked {
  value: string;
  path: Path;
}

/**
 * Every text found by a selector such as `services.*.sda.*` in values not yet checked. What has another shape is passed
 * over: its own file's schema says so. Lets one wrong line not hide the other problems.
 */
export function pick(raw: unknown, selector: string): Picked[] {
  return walk(raw, selector.split('.'), []);
}

/** Every text of a file, wherever it is. */
export function everyText(raw: unknown, path: Path = []): Picked[] {
  if (typeof raw === 'string') return [{ value: raw, path }];
  return childrenOf(raw).flatMap(([key, child]) => everyText(child, [...path, key]));
}

function walk(raw: unknown, [step, ...rest]: string[], path: Path): Picked[] {
  if (step === undefined) return typeof raw === 'string' ? [{ value: raw, path }] : [];
  return childrenOf(raw)
    .filter(([key]) => step === '*' || key === step)
    .flatMap(([key, child]) => walk(child, rest, [...path, key]));
}

function childrenOf(raw: unknown): [string, unknown][] {
  return typeof raw === 'object' && raw !== null ? Object.entries(raw) : [];
}
