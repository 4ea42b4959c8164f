/**
 * One Postgres for all the workers of a run: `freshDatabase` clones its templates. A run of named files under src/ starts
 * none: unit tests use no database. A plain module, because jest compiles no set-up file written in TypeScript's modules.
 */
export default async function globalSetup({ testPathPatterns }) {
  const { patterns } = testPathPatterns;
  if (patterns.length > 0 && patterns.every((pattern) => /^(\.\/)?src\//.test(pattern))) return;
  await import('./typescript.mjs');
  const { startTemplates } = await import('./templates.ts');
  const { url, stop } = await startTemplates();
  process.env.AIGUILLAGE_TEST_POSTGRES = url;
  globalThis.stopTestPostgres = stop;
}
