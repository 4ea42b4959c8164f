import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { Office } from '../configuration/index.js';

const head = `# Écrit par « bin/aiguillage offices import » d'après l'annuaire de l'administration (service-public.fr, DILA, licence ouverte
# 2.0). Ne pas corriger ici : le prochain import l'écraserait. Ce que la ville sait mieux s'écrit sous offices: dans son fichier.
`;

/**
 * Writes what was imported for a town as a file of the configuration, which is checked, reviewed and applied as any other.
 * Whole or not at all; the same directory gives the same bytes.
 */
export async function writeOffices(
  folder: string,
  slug: string,
  commune: string,
  offices: readonly Office[],
): Promise<'written' | 'unchanged'> {
  const path = join(folder, 'offices', `${slug}.yaml`);
  const own = offices.map((office) => ({ ...office, communes: [commune] }));
  const content = head + stringify({ offices: own }, { lineWidth: 0, aliasDuplicateObjects: false });
  if ((await readFile(path, 'utf8').catch(() => '')) === content) return 'unchanged';
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part~`, content);
  await rename(`${path}.part~`, path);
  return 'written';
}
