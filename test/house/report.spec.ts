import { resolve } from 'node:path';

interface Summary {
  failed: number;
  lines: string[];
}
type Summarise = (report: object | null, run: { code: number; strict: boolean; root: string }) => Summary;

const { summarise } = (await import(resolve('bin/tools/report.mjs'))) as { summarise: Summarise };
const test = (fullName: string, status = 'passed') => ({ fullName, status });
const suite = (name: string, assertionResults: object[], status = 'passed') => ({
  name: `/house/${name}`,
  status,
  assertionResults,
});
const run = { code: 0, strict: false, root: '/house' };

describe('the last lines of npm test', () => {
  it('count what passed', () => {
    const { failed, lines } = summarise({ testResults: [suite('a.spec.ts', [test('one'), test('two')])] }, run);
    expect(failed).toBe(0);
    expect(lines).toEqual(['', '2 passed, 0 failed']);
  });

  it('name each test that failed', () => {
    const report = { testResults: [suite('a.spec.ts', [test('one'), test('two', 'failed')], 'failed')] };
    const { failed, lines } = summarise(report, { ...run, code: 1 });
    expect(failed).toBe(1);
    expect(lines).toContain('  a.spec.ts: two');
    expect(lines.at(-1)).toBe('1 passed, 1 failed');
  });

  it('count a suite that could not run as a failure, by name', () => {
    const { lines } = summarise({ testResults: [suite('redis.spec.ts', [], 'failed')] }, { ...run, code: 1 });
    expect(lines).toEqual(['', 'Could not run:', '  redis.spec.ts', '', '0 passed, 1 failed']);
  });

  it('name a skipped test, which fails in CI alone', () => {
    const report = {
      testResults: [suite('a.spec.ts', [test('one'), test('later', 'pending'), test('some day', 'todo')])],
    };
    expect(summarise(report, run).lines).toEqual(
      expect.arrayContaining(['Skipped:', '  a.spec.ts: later', '  a.spec.ts: some day', '1 passed, 0 failed']),
    );
    const inCi = summarise(report, { ...run, strict: true });
    expect(inCi.lines.at(-1)).toBe('1 passed, 2 failed');
    expect(inCi.failed).toBe(2);
  });

  it('never call a run good that jest calls bad, that ran nothing, or that left no report', () => {
    const good = { testResults: [suite('a.spec.ts', [test('one')])] };
    expect(summarise(good, { ...run, code: 1 }).lines.at(-1)).toBe('1 passed, 1 failed');
    expect(summarise({ testResults: [] }, run).lines.at(-1)).toBe('0 passed, 1 failed');
    expect(summarise(null, { ...run, code: 134 }).lines.at(-1)).toBe('0 passed, 1 failed');
  });
});
