import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadConfiguration, type Configuration } from '../../../towns/configuration/index.js';
import { phrasesIn } from './phrases-in.js';

type Collection = Record<string, { danger: string[]; quiet: string[] }>;
const collection = parse(readFileSync('test/fixtures/danger/said.yaml', 'utf8')) as Collection;

/** Of a kind: at least this part of the sentences of danger ring. A missed danger is worse than a false alert. */
const recallMin = 0.95;
const falseAlertsMax = 0.02;
/** Of what people ordinarily write: some of it does speak of danger (« je change de nom, victime de mon père »). */
const ordinaryAlertsMax = 0.004;

describe('the collection of sentences of danger and of those that look like it', () => {
  let configuration: Configuration;
  beforeAll(async () => {
    configuration = (await loadConfiguration('config')).configuration!;
  });
  const ringing = (text: string) => phrasesIn(text, configuration.alerts).map(({ id }) => id);

  it.each(Object.keys(collection))('%s: nearly every sentence of danger calls a person', (kind) => {
    const { danger } = collection[kind]!;
    const missed = danger.filter((text) => ringing(text).length === 0);
    expect([missed, 1 - missed.length / danger.length >= recallMin || missed.length <= 1]).toEqual([missed, true]);
  });

  it.each(Object.keys(collection))('%s: it is that alert that is raised, not only another', (kind) => {
    const { danger } = collection[kind]!;
    const right = danger.filter((text) => ringing(text).includes(kind)).length;
    expect(right / danger.length).toBeGreaterThanOrEqual(0.88);
  });

  it('what only looks like danger calls nobody', () => {
    const quiet = Object.values(collection).flatMap((kind) => kind.quiet);
    const rung = quiet.filter((text) => ringing(text).length > 0);
    expect([rung, rung.length / quiet.length <= falseAlertsMax]).toEqual([rung, true]);
  });

  it('next to nothing that is ordinary in the catalogue, the examples or out of scope calls a person', () => {
    const ordinary = configuration.catalogue
      // Whoever asks for an address has none: the 115 is to be told (UR-01).
      .filter(({ id, urgency }) => urgency.level === 'normal' && id !== 'domiciliation')
      .flatMap(({ utterances }) => Object.values(utterances).flat());
    const all = [...ordinary, ...configuration.outOfScope];
    expect(all.length).toBeGreaterThan(2_000);
    const rung = all.filter((text) => ringing(text).length > 0);
    expect([rung, rung.length / all.length <= ordinaryAlertsMax]).toEqual([rung, true]);
  });

  it('one slip in a long word loses few dangers', () => {
    const slipped = Object.values(collection).flatMap(({ danger }) => danger.map(withOneSlip));
    const heard = slipped.filter((text) => ringing(text).length > 0).length;
    expect(heard / slipped.length).toBeGreaterThanOrEqual(0.85);
  });
});

/** The middle letter of the longest word, left out. */
function withOneSlip(text: string): string {
  const longest = text.match(/\p{L}+/gu)!.reduce((most, word) => (word.length > most.length ? word : most));
  const middle = Math.floor(longest.length / 2);
  return text.replace(longest, longest.slice(0, middle) + longest.slice(middle + 1));
}
