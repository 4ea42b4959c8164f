import type { z } from 'zod';
import { didYouMean, problemAt } from './problem.js';
import type { Problem } from './problem.js';
import type { Sheet } from './yaml-sheet.js';

/** A file against its schema. */
export interface Verdict<T> {
  /** Undefined when there are problems. */
  value?: T;
  problems: Problem[];
  /** One of the file's own keys is unknown: another is perhaps missing because of it. */
  misnamed: boolean;
}

/** Checks one file, whatever it holds. */
export function check<T>(schema: z.ZodType<T>, sheet: Sheet): Verdict<T> {
  if (sheet.raw === undefined) return { problems: [], misnamed: false };
  const parsed = schema.safeParse(sheet.raw, { error: expectation });
  if (parsed.success) return { value: parsed.data, problems: [], misnamed: false };
  const { issues } = parsed.error;
  return {
    problems: issues.flatMap((issue) => problemsOf(sheet, issue)),
    misnamed: issues.some((issue) => issue.code === 'unrecognized_keys' && issue.path.length === 0),
  };
}

/** What was expected, for the issues whose schema does not say it itself. Never repeats the value: it may be a secret. */
function expectation(issue: z.core.$ZodRawIssue): string | undefined {
  const missing = issue.input === undefined ? 'missing, ' : '';
  if (issue.code === 'invalid_type') return `${missing}expected ${kinds[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String);
    return `${missing}expected ${allowed.join(' or ')}${typeof issue.input === 'string' ? didYouMean(issue.input, allowed) : ''}`;
  }
  if (issue.code === 'too_small')
    return issue.origin === 'number' ? `expected ${issue.minimum} or more` : 'empty, expected at least one';
  if (issue.code === 'invalid_key') return 'expected a key in lower-case letters, digits and hyphens';
  if (issue.code === 'too_big') return `expected at most ${issue.maximum}`;
  return undefined;
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a block of keys and values',
  record: 'a block of keys and values',
};

function problemsOf(sheet: Sheet, issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code !== 'unrecognized_keys') return [problemAt(sheet, path, issue.message)];
  const known = issue.message.split(' ');
  return issue.keys.map((key) =>
    problemAt(
      sheet,
      [...path, key],
      `unknown key \`${key}\`${didYouMean(key, known) || `, expected one of ${known.join(', ')}`}`,
    ),
  );
}
