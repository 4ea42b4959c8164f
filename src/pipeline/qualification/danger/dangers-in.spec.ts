import { loadConfiguration, type Alert } from '../../../towns/configuration/index.js';
import { dangersIn } from './index.js';
import { phrasesIn } from './phrases-in.js';

describe('words of danger (UR-01, UR-02, UR-03, AG-06)', () => {
  let alerts: Alert[];
  beforeAll(async () => {
    // Phrases alone: what the detector adds is in detector.spec.ts.
    alerts = (await loadConfiguration('config')).configuration!.alerts.map((one) => ({ ...one, examples: undefined }));
  });
  const raisedBy = (text: string) => dangersIn(text, saying(alerts)).map(({ alert }) => alert);

  it('every phrase of the shipped file raises its own alert, in each of its ways, in capitals and without accents', () => {
    for (const { id, phrases, unless, ...rest } of alerts) {
      // Alone: some phrases hold a manner of speaking of their own alert.
      const alone = [{ ...rest, id, phrases, unless: [] }];
      for (const said of phrases.flatMap(waysToSay)) {
        for (const text of [said, `Bonjour, ${said.toUpperCase()} !`, said.normalize('NFD').replace(/\p{M}/gu, '')])
          expect([text, phrasesIn(text, alone).map((alert) => alert.id)]).toEqual([text, [id]]);
      }
      expect(unless.every((phrase) => phrase.length > 0)).toBe(true);
    }
  });

  it.each([
    ['je n’en peux plus, envie d’en finir', 'suicide'],
    ['jai envie den finir', 'suicide'],
    ['Je viens avec une arme, vous verrez', 'arme-menace'],
    ['ma mère ne respire plus', 'urgence-vitale'],
    ['ça sent\nle gaz dans l’escalier', 'incendie-gaz'],
    ['l’enfant battu d’à côté', 'enfant-en-danger'],
    ['des SERINGUES près des jeux', 'seringues'],
    ["j'en peux plus, je vais en finir", 'suicide'],
    ["3 enfants, asthme, de l'eau sur les murs", 'insalubrite-sante'],
    ['une insulte raciste sur ma maison', 'insulte-raciste'],
    ['mon compagnon me frappe et je sais pas où aller', 'violences-conjugales'],
  ])('« %s » calls a person: %s', (text, alert) => expect(raisedBy(text)).toContain(alert));

  it.each([
    'une arme de précision au club de tir',
    'la galerie et les galettes des rois', // gale
    'les seringas du parc sont en fleurs', // seringue
    'mon mari me frappera des médailles', // mon mari me frappe
    'une bombe de peinture', // une bombe dans
    'je vais en ville finir mes courses', // je vais en finir
    'le feu rouge est en panne',
    '',
  ])('« %s » raises nothing', (text) => expect(raisedBy(text)).toEqual([]));

  it('shows emergencies first, with the numbers and the reason of the file, and never the words of the usager', () => {
    const text = 'des seringues partout, et je vais en finir';
    const [first, second] = dangersIn(text, saying(alerts));
    const suicide = alerts.find(({ id }) => id === 'suicide')!;
    expect(first).toEqual({
      alert: 'suicide',
      level: 'emergency',
      numbers: ['3114', '15'],
      rule: 'UR-03',
      reason: suicide.reason,
    });
    expect(second).toMatchObject({ alert: 'seringues', level: 'high' });
  });

  it('a manner of speaking keeps quiet what it holds, and nothing else of the message', () => {
    expect(raisedBy('j’ai failli me tuer sur ce trottoir')).toEqual([]);
    expect(raisedBy('j’ai failli me tuer sur ce trottoir, et maintenant je vais me tuer pour de bon')).toEqual([
      'suicide',
    ]);
    expect(raisedBy('le feu rouge est en panne et il y a le feu dans l’immeuble')).toEqual(['incendie-gaz']);
  });

  it.each([
    ['fuiite de gaz', 'incendie-gaz'],
    ['inccndie au deuxième étage', 'incendie-gaz'],
    ['je vais me sui-\n  cider', 'suicide'],
    ['mon mari m’a étran9lée, il me tap3, mon mari me f\u0300\u0301\u0302rappe', 'violences-conjugales'],
    ['jveux mourrir', 'suicide'],
    ['my husband beats me', 'violences-conjugales'],
    ['kendimi öldürmek istiyorum', 'suicide'],
    ['أريد أن أموت', 'suicide'],
  ])('« %s » is heard in spite of how it is written: %s', (text, alert) => expect(raisedBy(text)).toContain(alert));

  it.each([
    ['common words', 'je vais en ville avec un ami et il a une fuite d’eau '.repeat(90_000)],
    ['words never seen', Array.from({ length: 600_000 }, (_, at) => `frap${at.toString(36)}`).join(' ')],
    ['one word', 'a'.repeat(5_000_000)],
    ['words cut in two', 'x-\n'.repeat(1_600_000)],
  ])('reads five megabytes of %s in bounded time', (_, text) => {
    const start = performance.now();
    expect(raisedBy(`${text}. fuite de gaz`)).toContain('incendie-gaz');
    expect(performance.now() - start).toBeLessThan(1_000); // a tenth of it on a machine with nothing else to do
  });

  it('reads both ends of a text longer than fourteen pages, and not its middle', () => {
    const pages = 'bla '.repeat(10_000);
    expect(raisedBy(`fuite de gaz ${pages}${pages}`)).toEqual(['incendie-gaz']);
    expect(raisedBy(`${pages} fuite de gaz ${pages}`)).toEqual([]);
  });

  it('raises an alert once however many times it is said, even at the end of a very long text', () => {
    expect(raisedBy(`${'bla '.repeat(200_000)} suicide suicide je veux mourir`)).toEqual(['suicide']);
  });

  it('names no rank and no place in a queue (AG-06)', () => {
    const [danger] = dangersIn('fuite de gaz', saying(alerts));
    expect(Object.keys(danger!).sort()).toEqual(['alert', 'level', 'numbers', 'reason', 'rule']);
  });
});

const saying = (alerts: Alert[]) => ({ alerts, demarches: new Map(), outOfScope: [] });

/** Each word of each alternative once. */
function waysToSay(phrase: string): string[] {
  const words = phrase.split(' ').map((word) => word.replaceAll('*', '').split('/'));
  const most = Math.max(...words.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) =>
    words
      .map((ways) => ways[at % ways.length]!)
      .filter((word) => word !== '...')
      .join(' '),
  );
}
