import { potholeLetter } from '../../../../test/fixtures/courrier/letters.js';
import { loadConfiguration } from '../../../towns/configuration/index.js';
import { preparedModel } from '../../../../test/support/prepared-models.js';
import { townOf } from '../../../towns/index.js';
import { catalogueExamples } from '../models/catalogue-examples.js';
import { loadClassifier, saveClassifier, trainClassifier, type Classifier, type Example } from './index.js';

const threshold = 0.55;

describe('what a contact is about', () => {
  let examples: Example[];
  let classifier: Classifier;
  beforeAll(async () => {
    const { configuration } = await loadConfiguration('config');
    examples = catalogueExamples(townOf(configuration!, 'saint-aubin-sur-gier')!);
    classifier = loadClassifier(preparedModel(examples));
  }, 180_000);

  it.each([
    ['je voudrais connaître les horaires du judo pour adulte', 'renseignement-sport-judo'],
    ['Candidature pour un stage\nBonjour, je cherche un stage de six semaines. CV joint. Cordialement', 'stage-emploi'],
    ['demande de subvention de l’association', 'subvention-association'],
    ['trou devant l’école', 'degradation-voirie'],
    ['je conteste la dette que la Caf me réclame', 'allocations-caf'],
    ['je veux payer la crèche par carte et je conteste trois jours facturés', 'paiement-facture-famille'],
    [`${potholeLetter.subject}\n${potholeLetter.body}`, 'degradation-voirie'],
  ])('« %s » is %s, surely enough to do without a person', (text, demarche) => {
    const [best] = classifier.classify(text);
    expect(best!.demarche).toBe(demarche);
    expect(best!.confidence).toBeGreaterThanOrEqual(threshold);
  });

  it.each([
    'bonjour',
    'merci beaucoup bonne journée',
    'je vous écris comme convenu au sujet de ce que vous savez',
    'Remise de 30 % sur nos imprimantes laser jusqu’à dimanche, livraison offerte',
    'Nos meilleurs vœux pour la nouvelle année',
    '🙂',
    '12/03/2027 42',
    'xq zzkp wvvtr',
    '',
  ])('« %s » is left to a person', (text) => {
    expect(classifier.classify(text)[0]?.confidence ?? 0).toBeLessThan(threshold);
  });

  it('says which words weighed, as the usager wrote them, and never a number', () => {
    const [best] = classifier.classify('il me faut une COPIE intégrale d’acte de Naissance, né le 04 05 1990');
    expect(best!.reasons).toEqual(expect.arrayContaining(['acte', 'Naissance']));
    expect(best!.reasons.length).toBeLessThanOrEqual(5);
    expect(best!.reasons.join('')).not.toMatch(/\d/);
  });

  it('gives ten guesses at most, the likeliest first, whose chances do not go over 1', () => {
    const guesses = classifier.classify('inscription à la cantine et à la garderie');
    const confidences = guesses.map(({ confidence }) => confidence);
    expect(guesses).toHaveLength(10);
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
    expect(confidences.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1);
  });

  it('the subject of a mail counts more than the rest', () => {
    const [best] = classifier.classify(
      'Passeport périmé\nBonjour, je vous ai vue à la médiathèque samedi. Merci de me dire quand venir.',
    );
    expect(best!.demarche).toBe('carte-identite-passeport');
  });

  it('a very long letter is read at its beginning, and so gives the same answer', () => {
    const letter = `${'Mon lampadaire est en panne rue de la Paix. '.repeat(200)}`;
    expect(classifier.classify(letter + 'judo piscine '.repeat(100_000))).toEqual(classifier.classify(letter));
  });

  it('the same catalogue always gives the same answers', () => {
    const text = 'y a un nid de frelons sous le toit de la cantine';
    const few = examples.filter((_, at) => at % 20 === 0);
    expect(trainClassifier(few).classify(text)).toEqual(trainClassifier(few).classify(text));
  });

  it('is kept as bytes, and answers the same when they are read again', () => {
    const few = trainClassifier(examples.filter((_, at) => at % 20 === 0));
    const text = 'une branche est tombée dans la rue';
    expect(loadClassifier(saveClassifier(few)).classify(text)).toEqual(few.classify(text));
    expect(() => loadClassifier(Buffer.from('{}{}{}{}'))).toThrow();
  });

  it.each([
    ['five megabytes', 'lampadaire cassé rue de la Paix '.repeat(160_000)],
    ['zalgo', 'l̷̗͝a̸͉͠m̵̰̈p̴̙̄a̶̮͐d̷̝͠a̸̳͂i̵͇͂r̷͍̈e̵̞͝ '.repeat(2000)],
    ['binary', Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 256)).toString('latin1')],
    ['HTML', `<div><p style="color:red">Le lampadaire</p><script>alert(1)</script></div>`.repeat(500)],
    ['capitals', 'JE VEUX UNE COPIE DE MON ACTE DE NAISSANCE'],
    ['an unknown language', 'ᐃᓄᒃᑎᑐᑦ ᐅᖃᐅᓯᖅ ᖃᓄᖅ'],
    ['one emoji', '🙂'],
  ])('bears %s', (_, text) => {
    const guesses = classifier.classify(text);
    expect(guesses.length).toBeLessThanOrEqual(10);
    expect(guesses.every(({ confidence }) => confidence >= 0 && confidence <= 1)).toBe(true);
  });

  it('a text of several démarches is most about the first', () => {
    const both = trainClassifier([
      { demarche: 'piscine', others: ['construire'], text: 'abri de piscine' },
      { demarche: 'judo', text: 'cours de judo' },
    ]);
    expect(both.classify('un abri de piscine').map(({ demarche }) => demarche)).toEqual([
      'piscine',
      'construire',
      'judo',
    ]);
  });

  it('a démarche nobody gave examples of is known by its title and keywords', () => {
    const [best] = trainClassifier([
      { demarche: 'composteur', text: 'Composteur et lombricomposteur', kind: 'label' },
      { demarche: 'piscine', text: 'Leçons de natation', kind: 'label' },
    ]).classify('je voudrais un composteur');
    expect(best!.demarche).toBe('composteur');
  });
});
