import fc from 'fast-check';
import { shippedTowns } from '../../loopback/compose/told.fixture.js';
import { ownerOf, type Town } from '../../../towns/index.js';
import type { Guess } from '../classifier/index.js';
import { signalsOfArrival, signalsOfDossiers, weigh, type Signal } from './index.js';

const guess = (demarche: string, confidence: number): Guess => ({ demarche, confidence, reasons: ['mot'] });
const confidenceOf = (guesses: readonly Guess[], id: string) =>
  guesses.find(({ demarche }) => demarche === id)?.confidence ?? 0;

describe('what is known beside the words', () => {
  let town: Town;
  beforeAll(async () => {
    town = (await shippedTowns()).get('saint-aubin-sur-gier')!;
  });
  const dialled = (service: string | null, channel: 'call' | 'email' | 'letter' | 'counter' = 'call') =>
    signalsOfArrival({ channel, service_id: service }, false, town);
  const open = (demarche: string | null, confidential = false) =>
    signalsOfDossiers([{ demarche, confidential }], null, town);
  const unsure = [guess('acte-naissance-copie', 0.3), guess('inscription-scolaire', 0.3)];

  it.each([
    ['call', 'composé : ligne « État civil, titres et cimetières »'],
    ['email', 'écrit à : boîte « État civil, titres et cimetières »'],
    ['letter', 'rangé sous la feuille : « État civil, titres et cimetières »'],
    ['counter', 'dit au guichet : « État civil, titres et cimetières »'],
  ] as const)('a %s for a service speaks for its démarches, and says so: %s', (channel, reason) => {
    const [best, other] = weigh(unsure, dialled('etat-civil', channel));
    expect(best).toMatchObject({ demarche: 'acte-naissance-copie', reasons: ['mot', reason] });
    expect(best!.confidence).toBeGreaterThan(0.5);
    expect(other).toMatchObject({ demarche: 'inscription-scolaire', reasons: ['mot'] });
    expect(other!.confidence).toBeLessThan(0.3);
  });

  it('whoever calls the switchboard, which everybody calls, has said nothing by it', () => {
    expect(dialled(town.configuration.default_service)).toEqual([]);
    expect(dialled(null)).toEqual([]);
    expect(weigh(unsure, [])).toEqual(unsure);
  });

  it('an open dossier of the usager speaks for its démarche', () => {
    const [best] = weigh(unsure, open('inscription-scolaire'));
    expect(best).toMatchObject({ demarche: 'inscription-scolaire' });
    expect(best!.reasons.at(-1)).toBe(`dossier ouvert : ${town.demarches.get('inscription-scolaire')!.title}`);
  });

  it('never shows that there is a confidential dossier, nor one whose démarche is unknown', () => {
    expect(open('aide-facultative-ccas', true)).toEqual([]);
    expect(open(null)).toEqual([]);
    expect(open('a-left-the-catalogue')).toEqual([]);
  });

  it('two open dossiers of one démarche speak once', () => {
    const one = { demarche: 'place-creche', confidential: false };
    expect(signalsOfDossiers([one, one], null, town)).toEqual(signalsOfDossiers([one], null, town));
  });

  it('the dossier of the message that is answered speaks for its démarche', () => {
    const [best] = weigh(unsure, signalsOfDossiers([], 'inscription-scolaire', town));
    expect(best!.reasons.at(-1)).toMatch(/^répond à un message sur : /);
    expect(best!.confidence).toBeGreaterThan(0.5);
  });

  it('words in another language speak for a request that is not understood', () => {
    const [best] = weigh(
      [guess('rendez-vous-elu', 0.1)],
      signalsOfArrival({ channel: 'email', service_id: null }, true, town),
    );
    expect(best).toMatchObject({ demarche: 'rendez-vous-elu' });
    const [foreign] = weigh(
      [guess('demande-incomprise-autre-langue', 0.3)],
      signalsOfArrival({ channel: 'email', service_id: null }, true, town),
    );
    expect(foreign!.confidence).toBeGreaterThan(0.6);
    expect(foreign!.reasons).toContain('écrit dans une autre langue');
  });

  it('clear words win over a line dialled by mistake, and over all signals together', () => {
    const clear = [guess('acte-naissance-copie', 0.9), guess('nettoyage-espaces-verts', 0.01)];
    expect(weigh(clear, dialled('espaces-verts'))[0]).toMatchObject({ demarche: 'acte-naissance-copie' });
    const all = [
      ...dialled('espaces-verts'),
      ...signalsOfDossiers(
        [{ demarche: 'nettoyage-espaces-verts', confidential: false }],
        'nettoyage-espaces-verts',
        town,
      ),
    ];
    expect(weigh(clear, all)[0]).toMatchObject({ demarche: 'acte-naissance-copie' });
    expect(weigh(clear, all)[0]!.confidence).toBeLessThan(0.9);
  });

  it('signals that contradict one another leave the words to decide, less surely', () => {
    const words = [guess('acte-naissance-copie', 0.5), guess('inscription-scolaire', 0.2)];
    const weighed = weigh(words, [
      ...dialled('affaires-scolaires'),
      ...signalsOfDossiers([], 'acte-naissance-copie', town),
    ]);
    expect(weighed[0]).toMatchObject({ demarche: 'acte-naissance-copie' });
    const ratio = confidenceOf(weighed, 'acte-naissance-copie') / confidenceOf(weighed, 'inscription-scolaire');
    expect(ratio).toBeCloseTo(0.5 / 0.2);
  });

  it('offers the démarches of the line when nothing was said, so unsurely that a person decides', () => {
    const offered = weigh([], dialled('etat-civil'));
    expect(offered.length).toBeGreaterThan(3);
    for (const { demarche, confidence, reasons } of offered) {
      expect(ownerOf(town, town.demarches.get(demarche)!).service.id).toBe('etat-civil');
      expect(confidence).toBeGreaterThan(0.01);
      expect(confidence).toBeLessThan(0.2);
      expect(reasons).toEqual(['composé : ligne « État civil, titres et cimetières »']);
    }
  });

  it('whatever agrees: shares of one, best first, ten at most, and no odds multiplied by more than twenty-one', () => {
    const ids = Array.from({ length: 14 }, (_, at) => `d${at}`);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const some = fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), share), { selector: ([id]) => id, maxLength: 10 });
    const signal = fc.array(fc.tuple(fc.constantFrom(...ids), fc.double({ min: 0, max: 4, noNaN: true })));
    fc.assert(
      fc.property(some, fc.array(signal, { maxLength: 5 }), (guessed, odds) => {
        const sum = Math.max(
          1,
          guessed.reduce((total, [, confidence]) => total + confidence, 0),
        );
        const words = guessed.map(([id, confidence]) => guess(id, confidence / sum));
        const signals: Signal[] = odds.map((one) => ({ reason: 'signe', logOdds: new Map(one) }));
        const weighed = weigh(words, signals);
        expect(weighed.length).toBeLessThanOrEqual(10);
        expect(weighed.reduce((total, { confidence }) => total + confidence, 0)).toBeLessThanOrEqual(1.000001);
        if (signals.some(({ logOdds }) => logOdds.size > 0))
          weighed.forEach(({ confidence }, at) =>
            expect(confidence).toBeLessThanOrEqual(weighed[at - 1]?.confidence ?? 1),
          );
        for (const { demarche, confidence } of weighed) {
          const before = confidenceOf(words, demarche) || 0.01;
          const odds = (share: number) => share / Math.max(1e-9, 1 - share);
          expect(odds(confidence)).toBeLessThanOrEqual(odds(before) * Math.exp(3) * 1.0001 + 1e-6);
        }
      }),
    );
  });
});
