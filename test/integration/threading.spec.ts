import { v7 as uuid } from 'uuid';
import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { asOwner } from '../support/record.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';

/** Which dossier a mail belongs to, through the real doors. */
describe('a mail and its dossier', () => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  beforeAll(async () => {
    const mailbox = { subaddressing: true, authserv_ids: ['mx.saint-aubin-sur-gier.example'] };
    hall = await startTownHall('postgres', {}, async (fresh) => {
      await asOwner(
        fresh,
        `UPDATE town SET configuration = jsonb_set(configuration, '{town,mailboxes,0}', configuration #> '{town,mailboxes,0}' || $2)
         WHERE id = $1`,
        [fresh.saintAubin, mailbox],
      );
    });
    town = journey(hall);
  }, 60_000);
  afterAll(() => hall?.stop());

  const api = (method: string, path: string, body?: object) =>
    hall.api(method, `/api/towns/saint-aubin-sur-gier/${path}`, body, { role: 'supervisor' });
  const lamp = { subject: 'lampadaire en panne rue de la Paix', text: 'Le lampadaire ne marche plus depuis lundi.' };
  const creche =
    'Bonjour, je voudrais une place en crèche pour mon fils, qui aura six mois en septembre, pour quatre jours par semaine.';

  /** Writes for the first time about a lamp post; what our acknowledgement looks like. */
  async function acknowledged(from: string) {
    await town.mail({ from, ...lamp });
    const { contact, dossiers } = await town.followed(({ sender }) => sender.email === from);
    const mail = await eventually(async () => {
      const [first] = town.mailsTo(from);
      if (!first) throw new Error('not told yet');
      return first.email;
    });
    return { contact, dossier: dossiers[0]!, mail };
  }
  const arrived = (from: string, words: string, ...states: string[]) =>
    town.followed(({ sender, body }) => sender.email === from && (body ?? '').includes(words), states);
  const close = (id: string, day: string) =>
    town.rows(
      `WITH paid AS (UPDATE debt SET state = 'settled', ended_at = $2 WHERE dossier_id = $1 AND state = 'owed'),
         done AS (UPDATE task SET state = 'done' WHERE dossier_id = $1)
       UPDATE dossier SET state = 'closed', closed_at = $2, closing_reason = 'done' WHERE id = $1`,
      [id, day],
    );
  const contactsOf = (id: string) =>
    town.rows<{ contact_id: string }>('SELECT contact_id FROM dossier_contact WHERE dossier_id = $1', [id]);

  it('an answer joins by the address it is sent to, whoever writes and whatever is left of ours', async () => {
    const { mail, dossier } = await acknowledged('jeton@courriel.example');
    const address = mail.replyTo![0]!.address!;
    expect(address).toContain(`contact+${dossier.number}-`);
    const from = 'conjoint@ailleurs.example';
    await town.mail({ from, subject: 'Photo', text: 'C’est celui de gauche.', headers: { To: address.toLowerCase() } });
    const { contact, dossiers } = await arrived(from, 'celui de gauche', 'joined');
    expect(contact.reading!.mail!.tokenOf).toBe(dossier.number);
    expect(dossiers).toMatchObject([{ id: dossier.id }]);
    expect(town.mailsTo(from)).toEqual([]);

    const made = address.replace(/-[^-@]+@/, '-0000000000000000@');
    await town.mail({ from, subject: 'Photo', text: 'Un jeton inventé.', headers: { To: made } });
    const other = await arrived(from, 'inventé', 'to-qualify', 'told', 'joined');
    expect(other.dossiers.map(({ id }) => id)).not.toContain(dossier.id);
  }, 90_000);

  it.each(['RE: ', 'RÉP : ', 'TR: ', 'Re: TR : [liste] '])(
    'an answer that lost its references joins by the number in its subject: %j',
    async (prefix) => {
      const from = `sujet-${uuid()}@courriel.example`;
      const { mail, dossier } = await acknowledged(from);
      await town.mail({ from, subject: `${prefix}${mail.subject}`, text: 'C’est celui devant la boulangerie.' });
      const { dossiers } = await arrived(from, 'boulangerie', 'joined');
      expect(dossiers).toMatchObject([{ id: dossier.id }]);
    },
    60_000,
  );

  it.each([
    ['which refers to our message', true],
    ['which lost its references', false],
  ])(
    'something else sent by « Répondre », %s, gets a dossier of its own, and each says the other',
    async (_, refers) => {
      const from = `repondre-${refers}@courriel.example`;
      const { mail, dossier } = await acknowledged(from);
      const thread = { 'In-Reply-To': mail.messageId!, References: mail.messageId! };
      await town.mail({ from, subject: `Re: ${mail.subject}`, text: creche, ...(refers && { headers: thread }) });
      const { dossiers, messages } = await arrived(from, 'crèche', 'told');
      expect(dossiers).toMatchObject([{ demarche_id: 'place-creche', parent_id: null }]);
      const own = dossiers[0]!.number;
      expect((await api('GET', `dossiers/${own}`)).body.followsNumber).toBe(dossier.number);
      expect((await api('GET', `dossiers/${dossier.number}`)).body.followedBy).toEqual([own]);
      expect(await contactsOf(dossier.id)).toHaveLength(1);
      const [acknowledgement] = messages;
      expect(acknowledgement!.body).toContain('place en crèche pour mon fils');
      expect(acknowledgement!.body).not.toContain(dossier.number);

      // Whoever may not read the other is not told that there is one.
      await town.rows('UPDATE dossier SET confidential = true WHERE id = $1', [dossiers[0]!.id]);
      const asAgent = await hall.api('GET', `/api/towns/saint-aubin-sur-gier/dossiers/${dossier.number}`, undefined, {
        role: 'agent',
        serviceId: 'voirie-proprete',
      });
      expect(asAgent.body).toMatchObject({ number: dossier.number, followedBy: [] });
    },
    60_000,
  );

  it('what may be something else joins, and whoever reads it is asked, who can separate it', async () => {
    const from = 'doute@courriel.example';
    const { mail, dossier } = await acknowledged(from);
    const thread = { 'In-Reply-To': mail.messageId!, References: mail.messageId! };
    const text = `Suite à votre message. ${creche}`;
    await town.mail({ from, subject: `Re: ${mail.subject}`, text, headers: thread });
    const { contact } = await arrived(from, 'crèche', 'joined');
    const { body } = await api('GET', `dossiers/${dossier.number}`);
    const read = ({ kind }: { kind: string }) => kind === 'read-reply';
    expect(body.tasks.filter(read)).toMatchObject([{ state: 'to-do', reason: 'another-topic' }]);
    expect((await api('POST', `dossiers/${dossier.number}/detachments`, { contact: contact.id })).status).toBe(204);
    const apart = await town.followed(({ id }) => id === contact.id, ['told', 'to-qualify']);
    expect(apart.dossiers.map(({ id }) => id)).not.toContain(dossier.id);
  }, 60_000);

  it('« Merci ! » joins what is closed, however long ago, and opens nothing', async () => {
    const from = 'merci@courriel.example';
    const { mail, dossier } = await acknowledged(from);
    const thread = { 'In-Reply-To': mail.messageId!, References: mail.messageId! };
    for (const [day, text] of [
      [hall.clock.now().toISOString(), 'Merci !'],
      ['2026-11-01T09:00:00Z', 'Bien reçu, merci beaucoup. Bonne journée'],
    ] as const) {
      await close(dossier.id, day);
      await town.mail({ from, subject: `Re: ${mail.subject}`, text, headers: thread });
      await arrived(from, text, 'joined');
      const [after] = await town.rows('SELECT state FROM dossier WHERE id = $1', [dossier.id]);
      expect(after).toEqual({ state: 'closed' });
    }
    const open = `SELECT kind FROM task WHERE dossier_id = $1 AND open UNION ALL SELECT kind FROM debt WHERE dossier_id = $1 AND state = 'owed'`;
    expect(await town.rows(open, [dossier.id])).toEqual([]);
    expect(town.mailsTo(from)).toHaveLength(1);
  }, 60_000);

  it('a forged sender unlocks nothing, with the right address, references and number: a person looks', async () => {
    const from = 'victime@courriel.example';
    const { contact: own, mail, dossier } = await acknowledged(from);
    await town.mail({
      from: `Victime <${from}>`,
      subject: `Re: ${mail.subject}`,
      text: `Où en est mon dossier ${dossier.number} ? Répondez-moi ici.`,
      headers: {
        To: mail.replyTo![0]!.address!,
        'In-Reply-To': mail.messageId!,
        References: mail.messageId!,
        'Authentication-Results': `mx.saint-aubin-sur-gier.example; spf=fail; dmarc=fail (p=reject) header.from=courriel.example`,
      },
    });
    const forged = await arrived(from, 'Répondez-moi', 'to-qualify');
    const { contact, dossiers, debts, messages } = forged;
    expect(contact.reading!.mail).toMatchObject({ tokenOf: dossier.number, authenticity: { verdict: 'spoofed' } });
    expect(contact).toMatchObject({ reason: 'forged', usager_id: null });
    expect(dossiers).toMatchObject([{ demarche_id: null, usager_id: null }]);
    expect([...debts, ...messages]).toEqual([]);
    expect(await contactsOf(dossier.id)).toEqual([{ contact_id: own.id }]);
    const identities = await town.rows('SELECT value FROM identity WHERE usager_id = $1', [own.usager_id]);
    expect(identities).toEqual([{ value: from }]);
    const { reasonInFrench } = (await api('GET', `contacts/${contact.id}`)).body;
    expect(reasonInFrench).toMatch(/^Expéditeur sans doute usurpé/);

    // Whoever decides that it is a request all the same has not given it the usager's dossier.
    const path = `contacts/${contact.id}/qualification`;
    expect((await api('POST', path, { demarche: 'reclamation-mairie' })).status).toBe(204);
    const after = await town.followed(({ id }) => id === contact.id, ['told']);
    expect((await api('GET', `dossiers/${after.dossiers[0]!.number}`)).body).toMatchObject({ followsNumber: null });
  }, 60_000);

  it('a number alone, of what is not on the public way, tells a stranger nothing (ID-01)', async () => {
    const from = 'famille@courriel.example';
    await town.mail({ from, subject: 'place en crèche', text: creche });
    const { dossiers } = await town.routed(({ sender }) => sender.email === from, 'place-creche');
    const { number } = dossiers[0]!;
    const stranger = 'curieux@courriel.example';
    await town.mail({ from: stranger, subject: `Dossier ${number}`, text: `Où en est le dossier ${number} ?` });
    const { contact, messages } = await arrived(stranger, number, 'to-qualify');
    expect(contact.reason).toBe('same-need');
    expect(messages.map(({ key }) => key)).toEqual(['registration-notice']);
    expect(messages[0]!.body).not.toMatch(/crèche|enfance/);
    expect((await api('GET', `contacts/${contact.id}/candidates`)).body).toMatchObject([{ dossier: { number } }]);
  }, 60_000);
});
