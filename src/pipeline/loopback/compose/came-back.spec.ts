import type { Town } from '../../../towns/index.js';
import { composeMessage } from './compose-message.js';
import { aTold, shippedTowns, type Change } from './told.fixture.js';

let town: Town;
beforeAll(async () => {
  town = (await shippedTowns()).get('saint-aubin-sur-gier')!;
});

function letterAfter(cameBack: boolean, change: Change = {}) {
  const composed = composeMessage({ ...aTold(town, { channel: 'letter', ...change }), cameBack });
  if (!composed.ok) throw new Error(composed.faults.join(' ; '));
  return composed.message;
}

describe('a letter after an e-mail that came back (T14)', () => {
  it('says so, and then all that the letter of the same word says', () => {
    const facts = { answerText: 'La salle est libre le 3 mai' };
    const { templateId, text } = letterAfter(true, { kind: 'answer', facts });
    expect(templateId).toBe('delivery-failed-letter');
    expect(text).toContain("Le message n'est pas arrivé.");
    expect(text).toContain('La salle est libre le 3 mai');
    expect(text).toContain('rouvrir en nous écrivant dans les 15 jours');
    expect(text.match(/Veuillez agréer/g)).toHaveLength(1);
    expect(text.match(/Données personnelles/g)).toHaveLength(1);
  });

  it('bears every mention of an acknowledgement, and is checked as one (AR-04, AR-13)', () => {
    const { templateId, text } = letterAfter(true);
    expect(templateId).toBe('delivery-failed-letter');
    expect(text).toContain('Nous avons reçu votre message le 1er mars 2027.');
    expect(text).toContain('ne préjuge pas');
    expect(text).toMatch(/Téléphone : 04 65 71/);
  });

  it('is the ordinary one when nothing came back', () => {
    expect(letterAfter(false).templateId).toBe('ack-letter');
  });

  it('keeps an agent’s anonymity (AG-02)', () => {
    const agent = { name: 'Claire Morel', code: '4127' };
    const { text } = letterAfter(true, { agent });
    expect(text).toContain('Agent n° 4127');
    expect(text).not.toContain('Morel');
  });

  it('greets and addresses a name of 300 characters by its beginning', () => {
    const { text } = letterAfter(true, {
      usager: { name: 'Anne-Sophie '.repeat(25), address: ['3 rue Pasteur', '42998 X'] },
    });
    expect(text.split('\n').every((line) => line.length < 200 || !line.includes('Anne-Sophie'))).toBe(true);
  });
});

describe('T13, for a missed call (J21)', () => {
  it('says when, where we call back, and nothing else', () => {
    const told = aTold(town, {
      kind: 'missed-call',
      channel: 'sms',
      demarche: null,
      confidential: true,
      contact: { channel: 'call', subject: null },
    });
    const composed = composeMessage({ ...told, usager: { ...told.usager, phone: '+33639984103' } });
    expect(composed).toMatchObject({ ok: true, message: { templateId: 'missed-call', subject: null } });
    if (composed.ok) expect(composed.message.text).toMatch(/Nous vous rappelons au 06 39 98 41 03 sous un jour ouvre/);
  });
});
