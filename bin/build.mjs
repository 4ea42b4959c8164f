import { build } from './tools/build.mjs';

await build(process.argv[2]);
