import { ensureBuilt } from '../../bin/tools/build.mjs';

/**
 * The programme as it is built, which starts in half the time it takes from its sources, and one Postgres for all the workers
 * of a run: `freshDatabase` clones its templates. A run of named files under src/ needs neither. A plain module, because jest
 * compiles no set-up file written in TypeScript's modules.
 */
export default async function globalSetup({ testPathPatterns }) {
  const { patterns } = testPathPatterns;
  if (patterns.length > 0 && patterns.every((pattern) => /^(\.\/)?src\//.test(pattern))) return;
  await ensureBuilt(['server']);
  await import('./typescript.mjs');
  const { startTemplates } = await import('./templates.ts');
  const { url, stop } = await startTemplates();
  process.env.AIGUILLAGE_TEST_POSTGRES = url;
  globalThis.stopTestPostgres = stop;
}
