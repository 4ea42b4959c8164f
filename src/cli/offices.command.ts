import type { Command } from 'commander';
import { createReadStream } from 'node:fs';
import { readEnvironment } from '../platform/config/index.js';
import { loadConfiguration } from '../towns/configuration/index.js';
import { readDirectory, writeOffices } from '../towns/directory/index.js';

/** `aiguillage offices import FILE [DIR]`. Ends with 1 when a record had to be skipped, or a town has no office at all. */
export function registerOffices(program: Command): void {
  program
    .command('offices')
    .description('offices of other administrations')
    .command('import')
    .description('take those competent for our towns from the official directory (JSON of data.gouv.fr or of its API)')
    .argument('<file>', 'the directory, however large')
    .argument('[dir]', 'folder of the configuration (default: CONFIG_DIR)')
    .action(importOffices);
}

async function importOffices(file: string, dir = readEnvironment().CONFIG_DIR): Promise<void> {
  const { configuration, problems } = await loadConfiguration(dir);
  if (!configuration) {
    console.error(`${dir}: ${problems.length} problems, run \`aiguillage towns check\` first`);
    process.exitCode = 1;
    return;
  }
  const { towns, administrations } = configuration;
  const communes = [...new Set(towns.map(({ insee_code }) => insee_code))];
  const chunks = createReadStream(file, { highWaterMark: 1 << 20 });
  const { offices, records, skipped } = await readDirectory(chunks, administrations, communes);
  for (const { id, fault } of skipped) console.error(`skipped ${id}: ${fault}`);
  for (const { slug, insee_code } of towns) {
    const found = offices.get(insee_code)!;
    if (found.length === 0) {
      // An empty list would take away what an earlier import had found.
      console.error(`${slug}: no office is competent for the commune ${insee_code}, nothing written`);
      process.exitCode = 1;
    } else {
      const outcome = await writeOffices(dir, slug, insee_code, found);
      console.log(`${slug}: ${found.length} offices, offices/${slug}.yaml ${outcome}`);
    }
  }
  console.log(`${records} records read, ${skipped.length} skipped. \`aiguillage towns apply\` loads what was written.`);
  if (skipped.length > 0) process.exitCode = 1;
}
