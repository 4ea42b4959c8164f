import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { learn } from '../dist/pipeline/qualification/danger/learning.js';
import { lessonsOf } from '../dist/pipeline/qualification/danger/lessons.js';
import { ordinaryTexts } from '../dist/pipeline/qualification/danger/ordinary-texts.js';
import { bytesOf } from '../dist/pipeline/qualification/danger/shipped.js';
import { loadConfiguration } from '../dist/towns/configuration/index.js';
import { townOf } from '../dist/towns/index.js';
import { root } from './tools/run.mjs';

/** Teaches what hears danger the texts of config/, and writes the file that is shipped. After `npm run build`. */
const { configuration, problems } = await loadConfiguration(join(root, 'config'));
if (!configuration) {
  console.error(problems);
  process.exit(1);
}
const town = townOf(configuration, configuration.towns[0].slug);
const { alerts } = town;
const weights = learn(lessonsOf({ alerts, ordinary: ordinaryTexts(town) }), alerts.length + 1);
writeFileSync(join(root, 'src/pipeline/qualification/danger/detector.bin'), bytesOf(alerts, weights));
