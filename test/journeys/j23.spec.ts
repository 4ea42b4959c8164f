import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { engines, startTownHall, type TownHall } from '../support/town-hall.js';

const inArabic = 'السلام عليكم، أريد تسجيل ابني في المدرسة. ما هي الوثائق المطلوبة؟';
const inEnglish = 'Hello, I would like to register my son at the local school. Which documents do you need, please?';
const inTurkish = 'Merhaba, kızımın doğum belgesini almak istiyorum. Hangi belgeler gerekli?';
const inGeorgian = 'გამარჯობა, მინდა ჩემი შვილი სკოლაში ჩავწერო. რა საბუთებია საჭირო?';
const inFrench = 'Bonjour, je voudrais inscrire mon fils à l’école. Quels papiers faut-il ?';

/** Its service seeks an interpreter, as its script says. */
const anotherLanguage = 'demande-incomprise-autre-langue';

/** docs/domain/journeys.md, J23, through the real doors. */
describe.each(engines)('J23: a request in another language, on %s', (engine) => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  beforeAll(async () => {
    hall = await startTownHall(engine);
    town = journey(hall);
  }, 60_000);
  afterAll(() => hall?.stop());

  /** Sends a mail; a person says what it is about if it waits for that. */
  async function answered(from: string, text: string, demarche: string) {
    await town.mail({ from, subject: 'Mairie', text });
    const arrived = await town.followed(({ sender }) => sender.email === from, ['told', 'to-qualify']);
    if (arrived.contact.state === 'to-qualify') {
      const said = await hall.api(
        'POST',
        `/api/towns/saint-aubin-sur-gier/contacts/${arrived.contact.id}/qualification`,
        { demarche },
        { role: 'operator' },
      );
      expect(said.status).toBeLessThan(300);
    }
    const all = await town.followed(({ id }) => id === arrived.contact.id);
    await eventually(() => expect(town.mailsTo(from).length).toBe(all.messages.length));
    return { ...all, first: arrived };
  }

  it.each([
    ['ar', inArabic, 'inscription-scolaire', 'لقد استلمنا طلبكم'],
    ['en', inEnglish, 'inscription-scolaire', 'We have received your request.'],
    ['tr', inTurkish, 'acte-naissance', 'Başvurunuzu aldık.'],
  ])('in %s: known, opened, told in French with a word of courtesy', async (language, text, demarche, courtesy) => {
    const from = `usager-${language}@courriel.example`;
    const { contact, dossiers, messages } = await answered(from, text, demarche);
    expect(contact).toMatchObject({ language, state: 'told' });
    expect(dossiers).toMatchObject([{ received_at: contact.received_at }]);
    expect([demarche, anotherLanguage]).toContain(dossiers[0]!.demarche_id);
    const acknowledgement = messages.find(({ key }) => key === 'acknowledgement')!;
    expect(acknowledgement.template_id).toBe('ack-email');
    expect(acknowledgement.body).toContain(courtesy);
    for (const { body } of messages) {
      // Never only in a foreign language: the French is there, first and whole.
      expect(body).toMatch(/^(Bonjour|Madame|Votre message)/);
      expect(body).toContain(dossiers[0]!.number);
    }
  });

  it('in Georgian, which T17 does not know: known and opened all the same, told in French', async () => {
    const { contact, dossiers, messages } = await answered(
      'usager-ka@courriel.example',
      inGeorgian,
      'inscription-scolaire',
    );
    expect(contact.language).toBe('ka');
    expect(dossiers).toHaveLength(1);
    for (const { body } of messages) expect(body).not.toMatch(/We have received|استلمنا|Başvurunuzu/);
  });

  it('has the same clock as in French', async () => {
    const asked = async (message: string, email: string) => {
      const form = await town.form({
        demarche: 'inscription-scolaire',
        name: 'Sam',
        email,
        message,
        documentsProvided: [],
      });
      expect(form.status).toBe(201);
      return town.followed(({ id }) => id === form.body.contactId);
    };
    const theirs = await asked(inEnglish, 'memes-delais-en@courriel.example');
    const ours = await asked(inFrench, 'memes-delais@courriel.example');
    expect([theirs.contact.language, ours.contact.language]).toEqual(['en', 'fr']);
    const clock = ({ dossiers, debts, tasks }: typeof ours) => ({
      dossiers: dossiers.map(({ target_date, service_id, priority }) => ({ target_date, service_id, priority })),
      debts: debts.map(({ kind, due_at }) => [kind, due_at]).sort(),
      tasks: tasks.map(({ kind, due_at }) => [kind, due_at]).sort(),
    });
    expect(clock(theirs)).toEqual(clock(ours));
  });

  it('is never refused for its language', async () => {
    const refused = await town.rows(`SELECT 1 FROM contact WHERE state NOT IN ('told')`);
    expect(refused).toEqual([]);
  });
});
