import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadConfiguration } from '../../../towns/configuration/index.js';
import { townOf, type Town } from '../../../towns/index.js';
import { callsFrom, teachDetector, type Detector } from './detector.js';
import { dangersIn, detectorOf } from './index.js';
import { ordinaryTexts } from './ordinary-texts.js';
import { phrasesIn } from './phrases-in.js';
import { shippedWeights } from './shipped.js';

type Collection = Record<string, { danger: string[]; quiet: string[] }>;

/** Nobody may write a phrase or a lesson for one of these sentences: they tell what is heard of words nobody foresaw. */
const unforeseen = Object.values(parse(readFileSync('test/fixtures/danger/unforeseen.yaml', 'utf8')) as Collection);

describe('a danger in words nobody foresaw', () => {
  let town: Town;
  let detector: Detector;
  beforeAll(async () => {
    const { configuration } = await loadConfiguration('config');
    town = townOf(configuration!, configuration!.towns[0]!.slug)!;
    detector = detectorOf(town)!;
  });
  const hears = (text: string) => (detector.listen(text)?.strength ?? -Infinity) >= callsFrom;

  it('is heard by a detector that was taught the alerts we ship: else run bin/teach-danger.mjs', () => {
    expect(shippedWeights(town.alerts)).not.toBeNull();
  });

  it('is heard three times in five, where phrases hear one in eight', () => {
    const danger = unforeseen.flatMap((kind) => kind.danger);
    expect(danger.filter(hears).length / danger.length).toBeGreaterThanOrEqual(0.6);
  });

  it('is not heard where it is not: one time in ten in what was written to deceive', () => {
    const quiet = unforeseen.flatMap((kind) => kind.quiet);
    expect(quiet.filter(hears).length / quiet.length).toBeLessThanOrEqual(0.12);
  });

  // Texts that were not learnt are asked by `npm run bench -- danger`.
  it('is heard in fewer than one ordinary text in two hundred', () => {
    const ordinary = ordinaryTexts(town);
    const rung = ordinary.filter(hears);
    expect([rung, rung.length / ordinary.length < 1 / 200]).toEqual([rung, true]);
  });

  it('raises an alert at the level of its phrases, and says that it is only a likeness', () => {
    const text = 'une lueur orange au grenier, le toit craque, la fumée nous prend à la gorge';
    expect(phrasesIn(text, town.alerts).map(({ id }) => id)).toEqual([]);
    const [danger] = dangersIn(text, town);
    expect(danger).toMatchObject({ alert: 'incendie-gaz', level: 'emergency', numbers: ['18', '112'] });
    expect(danger!.reason).toMatch(/^Ressemble à un appel au secours \(à vérifier\)\. Incendie/);
  });

  it('takes no alert of a phrase away, and raises the same one once', () => {
    const found = dangersIn('il y a le feu dans l’immeuble, de la fumée partout', town);
    expect(found.filter(({ alert }) => alert === 'incendie-gaz')).toHaveLength(1);
    expect(found[0]!.reason).not.toMatch(/Ressemble/);
  });

  it('is taught to a town that has its own examples, the same by the same texts', () => {
    const [suicide] = town.alerts;
    const examples = { danger: ['je pense à mourir toutes les nuits'], quiet: ['je meurs de faim à la cantine'] };
    const own = { alerts: [{ ...suicide!, examples }], ordinary: ['je voudrais un acte de naissance pour ma mère'] };
    const heard = teachDetector(own).listen('je pense à mourir chaque nuit');
    expect(heard!.strength).toBeGreaterThan(callsFrom);
    expect(teachDetector(own).listen('je pense à mourir chaque nuit')).toEqual(heard);
  });

  it('is left to phrases where nobody has written examples', () => {
    const alerts = town.alerts.map((one) => ({ ...one, examples: undefined }));
    expect(detectorOf({ ...town, alerts })).toBeNull();
  });
});
