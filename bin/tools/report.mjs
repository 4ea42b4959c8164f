import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** jest's own report; null when jest ended before it could write one. */
export function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/**
 * What a run amounts to, with nothing left unsaid: failed tests, suites that could not run and tests that were skipped are
 * named, and the last line is always `N passed, N failed`. A suite that could not run counts as one failure; a skipped test
 * too, when `strict` (CI). jest's own exit `code` counts when nothing else explains it.
 */
export function summarise(report, { code, strict, root }) {
  const suites = report?.testResults ?? [];
  const tests = suites.flatMap(({ name, assertionResults }) =>
    assertionResults.map((test) => ({ status: test.status, title: `${relative(root, name)}: ${test.fullName}` })),
  );
  const passed = tests.filter(({ status }) => status === 'passed');
  const failures = tests.filter(({ status }) => status === 'failed').map(({ title }) => title);
  const broken = suites.filter(couldNotRun).map(({ name }) => relative(root, name));
  const skipped = tests.filter(({ status }) => ['pending', 'skipped', 'todo', 'disabled'].includes(status));
  const counted = failures.length + broken.length + (strict ? skipped.length : 0);
  const unexplained = counted === 0 && (code !== 0 || passed.length === 0);
  const failed = counted + (unexplained ? 1 : 0);
  return {
    failed,
    lines: [
      ...named('Failed', failures),
      ...named('Could not run', broken),
      ...named(
        strict ? 'Skipped, which fails in CI' : 'Skipped',
        skipped.map(({ title }) => title),
      ),
      ...(unexplained ? ['', `The run itself went wrong (exit code ${code}).`] : []),
      '',
      `${passed.length} passed, ${failed} failed`,
    ],
  };
}

function couldNotRun({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}

function named(heading, names) {
  return names.length === 0 ? [] : ['', `${heading}:`, ...names.map((name) => `  ${name}`)];
}
