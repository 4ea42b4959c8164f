import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';

/** docs/domain/journeys.md, J24, and a contact that went to the wrong service, through the real doors. */
describe('two requests in one contact', () => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  beforeAll(async () => {
    hall = await startTownHall();
    town = journey(hall);
  }, 60_000);
  afterAll(() => hall?.stop());
  const api = (method: string, path: string, body?: object, as?: Parameters<TownHall['api']>[3]) =>
    hall.api(method, `/api/towns/saint-aubin-sur-gier/${path}`, body, as);
  const from = 'lea.fontaine@courriel.example';

  it('open two linked dossiers for two services, each with its words, its date and its acknowledgement, and T16 gives both numbers', async () => {
    const [creche, lamp] = ['Je voudrais une place en crèche.', 'Le lampadaire de ma rue est cassé.'];
    await town.mail({ from, subject: 'ma situation', text: `Comme convenu je vous écris à ce sujet.` });
    const { contact } = await town.followed(({ sender }) => sender.email === from, ['to-qualify']);
    const { status } = await api('POST', `contacts/${contact.id}/qualification`, {
      parts: [
        { demarche: 'place-creche', text: creche },
        { demarche: 'degradation-voirie', text: lamp },
      ],
    });
    expect(status).toBe(204);
    const { dossiers, debts, messages } = await town.followed(({ id }) => id === contact.id);
    const parent = dossiers.find(({ demarche_id }) => demarche_id === 'place-creche')!;
    const child = dossiers.find(({ demarche_id }) => demarche_id === 'degradation-voirie')!;
    expect(dossiers).toHaveLength(2);
    expect(child.parent_id).toBe(parent.id);
    expect(child.service_id).not.toBe(parent.service_id);
    expect(child.target_date).not.toBe(parent.target_date);
    expect(debts.filter(({ kind }) => kind === 'answer')).toHaveLength(2);
    const of = ({ id }: { id: string }, key: string) =>
      messages.filter((one) => one.dossier_id === id && one.key === key).map(({ body }) => body);
    const [split, ...more] = of(parent, 'split-notice');
    expect(more).toEqual([]);
    for (const told of [parent.number, child.number]) expect(split).toContain(told);
    expect(split).toMatch(
      /crèche .*\(réponse au plus tard le .*\n.*éclairage .* \(réponse au plus tard le 8 mars 2027\)/,
    );
    // One message, one dossier: each service is named to whoever it answers (R112-11-1).
    const [[ofCreche], [ofLamp]] = [of(parent, 'acknowledgement'), of(child, 'acknowledgement')];
    expect(ofCreche).toContain(`numéro de dossier est ${parent.number}.`);
    expect(ofCreche).toContain('Je voudrais une place en crèche');
    expect(ofLamp).toContain(`numéro de dossier est ${child.number}.`);
    expect(ofLamp).toContain('Le lampadaire de ma rue est cassé');
    expect(ofLamp).not.toContain('crèche');
    expect((await api('GET', `contacts/${contact.id}`)).body.parts).toEqual([
      { dossier: parent.number, text: creche },
      { dossier: child.number, text: lamp },
    ]);
  }, 60_000);

  it('J09, J24: services that answer one need together read that need, and nothing of the confidential one', async () => {
    const address = 'amis.du.gier@courriel.example';
    await town.mail({ from: address, subject: 'ma situation', text: 'Comme convenu je vous écris à ce sujet.' });
    const { contact } = await town.followed(({ sender }) => sender.email === address, ['to-qualify']);
    const { status } = await api('POST', `contacts/${contact.id}/qualification`, {
      parts: [
        { demarche: 'materiel-manifestation', text: 'Cinquante chaises et une rue fermée.' },
        { demarche: 'aide-facultative-ccas', text: 'Mon loyer est impayé.' },
      ],
    });
    expect(status).toBe(204);
    expect((await town.followed(({ id }) => id === contact.id)).dossiers).toHaveLength(4);
    for (const serviceId of ['vie-associative', 'police-municipale']) {
      const { body } = await api('GET', `contacts/${contact.id}`, undefined, { role: 'agent', serviceId });
      expect(body.text).toBeNull();
      expect(JSON.stringify(body)).toContain('Cinquante chaises');
      expect(JSON.stringify(body)).not.toContain('loyer');
    }
  }, 60_000);

  it('a correction tells the usager of the right service, once, and keeps the date of receipt', async () => {
    const [{ id }] = (await town.rows<{ id: string }>(`SELECT id FROM contact WHERE sender ->> 'email' = $1`, [
      from,
    ])) as [{ id: string }];
    const before = await town.whole(id);
    const parent = before.dossiers.find(({ demarche_id }) => demarche_id === 'place-creche')!;
    const { status } = await api('POST', `contacts/${id}/correction`, {
      demarche: 'inscription-scolaire',
      dossier: parent.number,
    });
    expect(status).toBe(204);
    const after = await eventually(async () => {
      const now = await town.whole(id);
      expect(now.messages.map(({ key }) => key)).toContain('rectification-1');
      return now;
    });
    const rectified = after.messages.filter(({ key }) => key.startsWith('rectification'));
    expect(rectified).toHaveLength(1);
    expect(rectified[0]!.body).toContain('Notre premier message nommait une autre démarche');
    const acknowledgements = (one: typeof before) => one.messages.filter(({ key }) => key === 'acknowledgement');
    expect(acknowledgements(after)).toHaveLength(acknowledgements(before).length);
    expect(after.dossiers.map(({ received_at }) => received_at)).toEqual(
      before.dossiers.map(({ received_at }) => received_at),
    );
  }, 60_000);
});
