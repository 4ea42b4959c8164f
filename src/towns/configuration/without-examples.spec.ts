import { loadConfiguration } from './load.js';
import { withoutExamples } from './without-examples.js';

it('a démarche is without examples when usagers’ words are missing by every way, not by one', async () => {
  const { configuration } = await loadConfiguration('config');
  const [first, second] = configuration!.catalogue;
  const none = { phone: [], email: [], letter: [], sms: [], form: [] };
  const silent = { ...first!, utterances: none };
  const bySms = { ...second!, utterances: { ...none, sms: ['slt cest pour la piscine'] } };
  expect(withoutExamples([silent, bySms])).toEqual([silent]);
});
