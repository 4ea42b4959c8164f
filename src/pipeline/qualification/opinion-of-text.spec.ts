import { preparedModel } from '../../../test/support/prepared-models.js';
import type { Town } from '../../towns/index.js';
import { shippedTowns } from '../loopback/compose/told.fixture.js';
import { loadClassifier, type Classifier } from './classifier/index.js';
import { catalogueExamples } from './models/catalogue-examples.js';
import { opinionOfText, type TextTold } from './opinion-of-text.js';

const threshold = 0.55;
const numbers = { etatCivil: '+33465711010', espacesVerts: '+33465711050', standard: '+33465711000' };

describe('what the line would make of a text and of how it came', () => {
  let town: Town;
  let classifier: Classifier;
  beforeAll(async () => {
    town = (await shippedTowns()).get('saint-aubin-sur-gier')!;
    classifier = loadClassifier(preparedModel(catalogueExamples(town)));
  }, 180_000);
  const told = (text: string, more: Partial<TextTold> = {}) =>
    opinionOfText({ text, channel: 'phone', ...more }, town, classifier, threshold);
  const first = (text: string, more?: Partial<TextTold>) => told(text, more).predictions[0]!;

  it('« des seringues près des jeux », said to the gardens, is for the gardens, surely enough', () => {
    const said = told('des seringues près des jeux', { to: numbers.espacesVerts });
    expect(said.predictions[0]).toMatchObject({ demarche: 'nettoyage-espaces-verts' });
    expect(said.predictions[0]!.confidence).toBeGreaterThan(first('des seringues près des jeux').confidence);
    expect(said.decision).toBe('auto');
  });

  it('a copy of an acte asked of the gardens is a copy of an acte', () => {
    const [best] = told('copie intégrale de mon acte de naissance', { to: numbers.espacesVerts }).predictions;
    expect(best!.demarche).toBe('acte-naissance-copie');
    expect(best!.reasons.join()).not.toContain('composé');
  });

  it('a mailbox of a service weighs as its line does', () => {
    const text = 'bonjour, pour le dossier de ma fille';
    const best = first(text, { channel: 'email', mailbox: 'scolaire@saint-aubin-sur-gier.example' });
    expect(best.reasons).toContain('écrit à : boîte « Affaires scolaires et périscolaires »');
  });

  it('the switchboard and the mailbox of everybody change nothing', () => {
    const text = 'une branche va tomber';
    expect(told(text, { to: numbers.standard })).toEqual(told(text));
    expect(told(text, { mailbox: 'contact@saint-aubin-sur-gier.example' })).toEqual(told(text));
  });

  it('nothing said on a line of the état civil goes to a person, with its démarches proposed', () => {
    const silent = told('', { to: numbers.etatCivil });
    expect(silent).toMatchObject({ decision: 'human' });
    expect(silent.predictions.length).toBeGreaterThan(3);
    expect(told('').predictions).toEqual([]);
  });

  it('« bonjour » on a line of the état civil goes to a person', () => {
    expect(told('bonjour', { to: numbers.etatCivil })).toMatchObject({ decision: 'human' });
  });

  it.each(['1 85 05 78 006 084 91', 'FR76 3000 6000 0112 3456 7890 189', '4970 1012 3456 7893', '[numéro masqué]'])(
    '« %s » alone says nothing: our words for what is hidden are nobody’s request',
    (number) =>
      expect(told(number)).toMatchObject({ predictions: [], decision: 'human', urgency: 'normal', outside: [] }),
  );

  it('a number beside a request changes nothing of it', () => {
    const request = 'je veux un acte de naissance, mon numero';
    expect(told(`${request} 1 85 05 78 006 084 91`)).toEqual(told(request));
    expect(told(`${request} IBAN FR76 3000 6000 0112 3456 7890 189`)).toEqual(told(`${request} IBAN`));
  });

  it('of several requests each keeps the mark of what was hidden in it', () => {
    const { segments } = told(
      'Bonjour, je voudrais un acte de naissance pour ma fille, mon NIR est 1 85 05 78 006 084 91. ' +
        'Je signale aussi un gros trou dans la chaussée de la rue Pasteur devant le numéro 12.',
    );
    expect(segments.map(({ text }) => text)).toEqual([
      expect.stringContaining('mon NIR est [numéro de sécurité sociale masqué].'),
      expect.stringContaining('rue Pasteur'),
    ]);
  });

  it('the démarche chosen on the form is certain, whatever the words', () => {
    expect(told('il y a un trou dans la rue', { channel: 'form', form: 'place-creche' })).toMatchObject({
      decision: 'auto',
      predictions: [{ demarche: 'place-creche', confidence: 1, reasons: ['choisi sur le formulaire'] }],
      actor: { service: 'petite-enfance' },
    });
  });
});
