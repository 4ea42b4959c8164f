import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './tools/build.mjs';
import { root } from './tools/run.mjs';

await ensureBuilt(['server']);
const { environmentPage } = await import('../dist/platform/config/environment-page.js');
writeFileSync(join(root, 'docs/env.md'), environmentPage());
