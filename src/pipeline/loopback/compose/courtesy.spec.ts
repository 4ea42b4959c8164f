import type { Town } from '../../../towns/index.js';
import { composeMessage } from './compose-message.js';
import { aTold, shippedTowns, type Change } from './told.fixture.js';

describe('a word of courtesy in the language of the usager (CA-05, T17, J23)', () => {
  let town: Town;
  beforeAll(async () => {
    town = (await shippedTowns()).get('saint-aubin-sur-gier')!;
  });
  const text = (language: string | null, change: Change = {}) => {
    const told = aTold(town, change);
    const composed = composeMessage({ ...told, contact: { ...told.contact, language } });
    if (!composed.ok) throw new Error(`faults: ${composed.faults.join(', ')}`);
    return composed.message;
  };

  it.each([
    ['en', 'We have received your request. Case number: SA-2027-000001. The official answer is in French.'],
    ['ar', 'رقم الملف: SA-2027-000001'],
    ['tr', 'Başvurunuzu aldık. Dosya no: SA-2027-000001'],
  ])('in %s it follows the whole French text, which does not change', (language, courtesy) => {
    const french = text('fr').text;
    const { text: said, templateId } = text(language);
    expect(templateId).toBe('ack-email');
    expect(said.startsWith(`${french}\n\n`)).toBe(true);
    expect(said).toContain(courtesy);
  });

  it.each(['fr', 'ka', 'pt', null])('in %s there is none: the French text leaves alone', (language) =>
    expect(text(language)).toEqual(text('fr')),
  );

  it('is joined to what proves the date of an electronic message, too', () =>
    expect(text('en', { kind: 'registration-notice' }).text).toContain('We have received your request'));

  it.each([
    ['an answer', { kind: 'answer', facts: { answerText: 'Votre fille est inscrite' } }],
    ['an SMS', { kind: 'written-confirmation', channel: 'sms' }],
    ['a letter', { channel: 'letter' }],
  ] as [string, Change][])('%s bears none', (_, change) => expect(text('en', change)).toEqual(text('fr', change)));
});
