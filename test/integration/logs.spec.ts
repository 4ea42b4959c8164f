import { journey } from '../support/journey.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';

/** No personal data in the logs, whatever the door (architecture.md, «Never»). */
describe('the logs', () => {
  let hall: TownHall;
  beforeAll(async () => {
    hall = await startTownHall();
  }, 60_000);
  afterAll(() => hall?.stop());

  it('bear no name, number, address or word of an usager, at the most talkative level, from any door', async () => {
    const town = journey(hall);
    const known = [
      'Zénobie',
      'Quincampoix',
      '0639984177',
      '639984177',
      '06 39 98 41 77',
      'zenobie.q',
      'courriel-prive',
      'rue des Mirabelles',
      'brouette',
    ];
    const call = await hall.carrier.ring({
      to: '+33465711055',
      from: '+33639984177',
      says: ['une brouette bloque la rue des Mirabelles je suis Zénobie Quincampoix'],
    });
    await town.mail({
      from: 'Zénobie Quincampoix <zenobie.q@courriel-prive.example>',
      subject: 'brouette',
      text: 'Une brouette, 4 rue des Mirabelles.',
    });
    await town.mail({
      from: 'inconnu@courriel-prive.example',
      subject: 'lampadaire en panne',
      text: 'Le lampadaire de la rue des Mirabelles ne marche plus.',
    });
    await town.letter({
      sender: ['Mme Zénobie Quincampoix', '4 rue des Mirabelles', '42998 Saint-Aubin-sur-Gier'],
      recipient: ['Madame le Maire', 'Hôtel de Ville', '42998 Saint-Aubin-sur-Gier'],
      place: 'Saint-Aubin-sur-Gier',
      date: '26 février 2027',
      subject: 'une brouette',
      body: 'Madame le Maire,\n\nUne brouette bloque la rue des Mirabelles.\n\nSalutations.',
      signature: 'Zénobie Quincampoix',
    });
    const form = {
      name: 'Zénobie Quincampoix',
      phone: '06 39 98 41 77',
      email: 'zenobie.q@courriel-prive.example',
      message: 'Une brouette rue des Mirabelles',
    };
    await town.form(form);
    await town.form({ ...form, email: 'pas une adresse' });
    await town.visit({
      demarches: ['degradation-voirie'],
      name: 'Zénobie Quincampoix',
      phone: '06 39 98 41 77',
      text: 'brouette',
    });
    await hall.app.inject({
      method: 'POST',
      url: '/twilio/voice/incoming',
      payload: { From: '+33639984177', SpeechResult: 'brouette' },
    });
    await hall.api('GET', '/api/towns/saint-aubin-sur-gier/contacts/Quincampoix', undefined, { role: 'operator' });

    const settled = ['told', 'to-qualify', 'answered'];
    await town.followed((each) => each.source_key === call.callSid, settled);
    for (const channel of ['email', 'letter', 'web_form', 'counter'])
      await town.followed((each) => each.channel === channel, settled);
    const log = (await hall.logged()).toLowerCase();
    expect(log.length).toBeGreaterThan(100);
    for (const word of known)
      expect({ word, logged: log.includes(word.toLowerCase()) }).toEqual({ word, logged: false });
  }, 90_000);
});
