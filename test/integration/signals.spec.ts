import type { Guess } from '../../src/pipeline/qualification/index.js';
import { journey } from '../support/journey.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';

/** What weighs beside the words, through the real doors: shown to whoever decides, with the guess it moved. */
describe('what is known beside the words of a contact', () => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  beforeAll(async () => {
    hall = await startTownHall();
    town = journey(hall);
  }, 60_000);
  afterAll(() => hall?.stop());
  const lamp = { subject: 'lampadaire en panne rue de la Paix', text: 'Le lampadaire ne marche plus depuis lundi.' };
  const vague = (subject: string) => ({ subject, text: 'Bonjour, je vous écris pour ce que vous savez. Cordialement' });
  const acknowledged = async (from: string) => {
    await town.mail({ from, ...lamp });
    return town.followed(({ sender }) => sender.email === from);
  };
  /** Reasons of each guess that was left to a person. */
  const reasons = async (from: string, subject: string) => {
    const { contact } = await town.followed(
      (one) => one.sender.email === from && one.subject === subject,
      ['to-qualify'],
    );
    const [{ guesses }] = (await town.rows<{ guesses: Guess[] }>(
      'SELECT guesses FROM qualification WHERE contact_id = $1',
      [contact.id],
    )) as [{ guesses: Guess[] }];
    return guesses.flatMap((one) => one.reasons);
  };

  it('the mailbox of a service', async () => {
    const from = 'etat@courriel.example';
    await town.mail({ from, ...vague('au sujet') }, undefined, 'etat-civil@saint-aubin-sur-gier.example');
    expect(await reasons(from, 'au sujet')).toContain('écrit à : boîte « État civil, titres et cimetières »');
  }, 60_000);

  it('an open dossier of the usager, unless it is confidential', async () => {
    const from = 'ouvert@courriel.example';
    const { dossiers } = await acknowledged(from);
    await town.mail({ from, ...vague('au sujet') });
    expect((await reasons(from, 'au sujet')).filter((reason) => reason.startsWith('dossier ouvert : '))).toHaveLength(
      1,
    );
    await town.rows('UPDATE dossier SET confidential = true WHERE id = $1', [dossiers[0]!.id]);
    await town.mail({ from, ...vague('encore') });
    expect((await reasons(from, 'encore')).join()).not.toContain('dossier ouvert');
  }, 60_000);

  it('the dossier of the message that is answered, closed for too long to be opened again', async () => {
    const from = 'fil@courriel.example';
    const { dossiers, messages } = await acknowledged(from);
    await town.rows(`UPDATE dossier SET state = 'closed', closed_at = received_at - interval '60 days' WHERE id = $1`, [
      dossiers[0]!.id,
    ]);
    const headers = { 'In-Reply-To': messages[0]!.message_id, References: messages[0]!.message_id };
    await town.mail({ from, ...vague('Re: au sujet'), headers });
    const said = await reasons(from, 'Re: au sujet');
    expect(said.filter((reason) => reason.startsWith('répond à un message sur : '))).toHaveLength(1);
    expect(said.join()).not.toContain('dossier ouvert');
  }, 60_000);
});
