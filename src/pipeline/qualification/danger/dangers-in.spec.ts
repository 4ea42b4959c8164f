import { loadConfiguration, type Alert } from '../../../towns/configuration/index.js';
import { dangersIn } from './index.js';

describe('words of danger (UR-01, UR-02, UR-03, AG-06)', () => {
  let alerts: Alert[];
  beforeAll(async () => {
    alerts = (await loadConfiguration('config')).configuration!.alerts;
  });
  const raisedBy = (text: string) => dangersIn(text, alerts).map(({ alert }) => alert);

  it('every phrase of the shipped file raises its own alert, as written, in capitals and without accents', () => {
    for (const { id, phrases } of alerts) {
      for (const phrase of phrases) {
        expect(raisedBy(phrase)).toContain(id);
        expect(raisedBy(`Bonjour, ${phrase.toUpperCase()} !`)).toContain(id);
        expect(raisedBy(phrase.normalize('NFD').replace(/\p{M}/gu, ''))).toContain(id);
      }
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
  ])('« %s » calls a person: %s', (text, alert) => expect(raisedBy(text)).toContain(alert));

  it.each([
    'une arme de précision au club de tir',
    'la galerie et les galettes des rois', // gale
    'les seringas du parc sont en fleurs', // seringue
    'mon mari me frappera des médailles', // mon mari me frappe
    'une bombe de peinture', // une bombe dans
    'suicidal', // suicidaire
    'je vais en ville finir mes courses', // je vais en finir
    'le feu rouge est en panne',
    '',
  ])('« %s » raises nothing', (text) => expect(raisedBy(text)).toEqual([]));

  it('shows emergencies first, with the numbers and the reason of the file, and never the words of the usager', () => {
    const text = 'des seringues partout, et je vais en finir';
    const [first, second] = dangersIn(text, alerts);
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

  it('raises an alert once however many times it is said, even at the end of a very long text', () => {
    expect(raisedBy(`${'bla '.repeat(200_000)} suicide suicide je veux mourir`)).toEqual(['suicide']);
  });

  it('names no rank and no place in a queue (AG-06)', () => {
    const [danger] = dangersIn('fuite de gaz', alerts);
    expect(Object.keys(danger!).sort()).toEqual(['alert', 'level', 'numbers', 'reason', 'rule']);
  });
});
