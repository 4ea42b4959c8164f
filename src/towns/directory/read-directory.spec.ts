import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadConfiguration, type Administration } from '../configuration/index.js';
import { officesSchema } from '../configuration/schemas/index.js';
import { readDirectory } from './read-directory.js';
import { TruncatedDirectory } from './records.js';
import { writeOffices } from './write-offices.js';

const communes = ['42997', '42999'];

describe('the official directory', () => {
  let administrations: Administration[];
  let file: Buffer;
  beforeAll(async () => {
    administrations = (await loadConfiguration('config')).configuration!.administrations;
    file = await readFile('test/fixtures/directory/annuaire.json');
  });
  async function* inPieces(bytes: Buffer, size: number) {
    for (let at = 0; at < bytes.length; at += size) yield Promise.resolve(bytes.subarray(at, at + size));
  }
  const read = (bytes = file, size = 4096) => readDirectory(inPieces(bytes, size), administrations, communes);

  it('gives the offices competent for the commune, wherever they stand, as the export and as the API write them', async () => {
    const { offices, records } = await read();
    expect(records).toBe(8);
    expect(offices.get('42999')).toEqual([
      {
        pivot: 'caf',
        name: 'Caf du Gier - accueil de Gierville {siège} "fictive"',
        address: { lines: ['Service courrier', 'TSA 10001', '42999 Gierville Cedex 9'] },
        phone: '+33465714003',
        opening: 'du lundi au jeudi de 9 h à 12 h 30 et de 13 h 30 à 16 h, vendredi de 9 h à 12 h',
        communes,
        directory_id: 'f0000001-caf',
      },
      {
        pivot: 'france_travail',
        name: "Agence pour l'emploi de Saint-Aubin (fictive)",
        address: { lines: ['2 rue de la Gare', '42998 Saint-Aubin-sur-Gier'] },
        email: 'agence@emploi.example',
        communes: ['42999'],
        directory_id: 'f0000002-emploi',
      },
      expect.objectContaining({ pivot: 'mjd', communes }),
    ]);
    expect(offices.get('42997')!.map(({ pivot }) => pivot)).toEqual(['caf', 'mjd', 'tribunal_judiciaire']);
  });

  it('names the records it cannot use by their id, and reads on', async () => {
    const { skipped } = await read();
    expect(skipped).toEqual([
      { id: 'f0000005-sans-nom', fault: expect.stringMatching(/^nom: /) },
      { id: 'f0000006-injoignable', fault: 'no address, no mailbox and no telephone number' },
      { id: 'f0000007-coupe', fault: expect.stringMatching(/^the record: /) },
    ]);
  });

  it.each([1, 2, 7, 1000])('is read the same in pieces of %d bytes', async (size) =>
    expect(await read(file, size)).toEqual(await read()),
  );

  it.each([
    ['cut in a record', (whole: Buffer) => whole.subarray(0, 2000)],
    ['cut between records', (whole: Buffer) => whole.subarray(0, whole.indexOf('{"id":"f0000002') - 1)],
    ['that is a page of errors', () => Buffer.from('<html>503</html>')],
    ['that is empty', () => Buffer.alloc(0)],
  ])('%s is refused', async (_, cut) => expect(read(cut(file))).rejects.toThrow(TruncatedDirectory));

  it('becomes a file of the configuration, the same each time', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'offices-'));
    try {
      const { offices } = await read();
      const write = () => writeOffices(folder, 'grandval', '42997', offices.get('42997')!);
      expect([await write(), await write()]).toEqual(['written', 'unchanged']);
      const written = officesSchema.parse(parse(await readFile(join(folder, 'offices/grandval.yaml'), 'utf8')));
      expect(written.offices.map(({ pivot, communes: own }) => [pivot, own])).toEqual([
        ['caf', ['42997']],
        ['mjd', ['42997']],
        ['tribunal_judiciaire', ['42997']],
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
