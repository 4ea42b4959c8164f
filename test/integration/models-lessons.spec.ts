import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { lessonsOf } from '../../src/pipeline/qualification/models/lessons.js';
import { Towns, type Town } from '../../src/towns/index.js';
import { withTowns } from '../support/database.js';
import { asOwner, storedContact } from '../support/record.js';
import { SetClock } from '../support/set-clock.js';

type Fresh = Awaited<ReturnType<typeof withTowns>>;

describe('what the classifier learns from people', () => {
  let fresh: Fresh;
  let town: Town;
  beforeAll(async () => {
    fresh = await withTowns();
    town = await new Towns(fresh.database, new SetClock()).byId(fresh.saintAubin);
  });
  afterAll(() => fresh.drop());

  const contact = (columns: Record<string, unknown> = {}) =>
    fresh.database.inTown(fresh.saintAubin, (tx) => storedContact(tx, { state: 'told', ...columns }));
  const say = (contactId: string, columns: Record<string, unknown> = {}) => {
    const row = {
      town_id: fresh.saintAubin,
      id: uuid(),
      contact_id: contactId,
      decision: 'human',
      decided_by: 'camille',
      demarche_id: 'degradation-voirie',
      ...columns,
    };
    const names = Object.keys(row);
    return fresh.database.inTown(fresh.saintAubin, (tx) =>
      tx.query(
        `INSERT INTO qualification (${names.join(', ')}, created_at)
         VALUES (${names.map((_, place) => `$${place + 1}`).join(', ')}, clock_timestamp())`,
        Object.values(row),
      ),
    );
  };
  const dismiss = (contactId: string, reason: string) =>
    fresh.database.inTown(fresh.saintAubin, (tx) =>
      tx.query(
        `INSERT INTO contact_event (town_id, contact_id, key, kind, at, data) VALUES ($1, $2, $3, 'decided', now(), $4)`,
        [tx.townId, contactId, uuid(), JSON.stringify({ state: 'set-aside', reason })],
      ),
    );
  const lessons = () => fresh.database.inTown(fresh.saintAubin, (tx) => lessonsOf(tx, town));
  const lessonOf = async (contactId: string) => {
    const own = (await lessons()).lessons.filter((one) => one.contactId === contactId);
    return own.map(({ demarche, text }) => ({ demarche, text }));
  };

  it('the words of the contact, subject first, and the démarche a person gave it', async () => {
    const id = await contact({ subject: 'Trottoir', body: 'Le bord est cassé.' });
    await say(id);
    expect(await lessonOf(id)).toEqual([{ demarche: 'degradation-voirie', text: 'Trottoir\nLe bord est cassé.' }]);
  });

  it('the last word of a person, when there were two', async () => {
    const id = await contact({ body: 'Le banc du parc est cassé.' });
    await say(id);
    await say(id, { demarche_id: 'reservation-salle', decided_by: 'le-goff' });
    expect(await lessonOf(id)).toEqual([{ demarche: 'reservation-salle', text: 'Le banc du parc est cassé.' }]);
  });

  it('never what the program guessed, nor what anybody chose on the public form', async () => {
    const guessed = await contact({ body: 'Deviné.' });
    await say(guessed, { decision: 'auto', decided_by: 'aiguillage', confidence: 0.99 });
    const chosen = await contact({ body: 'Choisi.', channel: 'web_form' });
    await say(chosen, { decided_by: 'usager' });
    expect(await lessonOf(guessed)).toEqual([]);
    expect(await lessonOf(chosen)).toEqual([]);
  });

  it('advertising set aside is no démarche; what was only received twice teaches nothing', async () => {
    const advertising = await contact({ body: 'Nos stylos à prix cassé.', state: 'set-aside' });
    await dismiss(advertising, 'advertising');
    const twice = await contact({ body: 'Le trottoir est cassé.', state: 'set-aside' });
    await dismiss(twice, 'duplicate');
    expect(await lessonOf(advertising)).toEqual([{ demarche: null, text: 'Nos stylos à prix cassé.' }]);
    expect(await lessonOf(twice)).toEqual([]);
  });

  it('nothing of confidential services: neither their doors, nor their démarches, nor their dossiers (DP-02)', async () => {
    const service = [...town.services.values()].find(({ confidential }) => confidential)!.id;
    const byDoor = await contact({ body: 'Je vous écris.', service_id: service });
    await say(byDoor);
    const demarche = [...town.demarches.values()].find(
      ({ actor }) => actor.type === 'municipal' && town.services.get(actor.service)?.confidential,
    )!.id;
    const byDemarche = await contact({ body: 'Je n’ai plus de quoi payer.' });
    await say(byDemarche, { demarche_id: demarche });
    const byDossier = await contact({ body: 'On me menace.' });
    await say(byDossier);
    const dossier = uuid();
    await fresh.database.inTown(fresh.saintAubin, async (tx) => {
      await tx.query(
        `INSERT INTO dossier (town_id, id, number, state, received_at, confidential) VALUES ($1, $2, 'SA-1', 'open', now(), true)`,
        [tx.townId, dossier],
      );
      await tx.query('INSERT INTO dossier_contact (town_id, dossier_id, contact_id) VALUES ($1, $2, $3)', [
        tx.townId,
        dossier,
        byDossier,
      ]);
    });
    const { lessons: all, readable } = await lessons();
    for (const id of [byDoor, byDemarche, byDossier]) {
      expect(readable).not.toContain(id);
      expect(all.map(({ contactId }) => contactId)).not.toContain(id);
    }
  });

  it('no number of social security or of a card (DP-05)', async () => {
    const id = await contact({ body: 'Mon numéro est 2 69 05 49 588 157 80, carte 4970 1000 0000 0014.' });
    await say(id);
    const [lesson] = await lessonOf(id);
    expect(lesson!.text).not.toMatch(/588 157|0000 0014/);
  });

  it('each need with its own words when a person has found several, and none when they are not told apart', async () => {
    const id = await contact({ body: 'Le trottoir est cassé. Et je veux louer la salle.' });
    await say(id, {
      parts: JSON.stringify([
        { demarche: 'degradation-voirie', text: 'Le trottoir est cassé.' },
        { demarche: 'reservation-salle', text: 'Et je veux louer la salle.' },
      ]),
    });
    expect(await lessonOf(id)).toEqual([
      { demarche: 'reservation-salle', text: 'Et je veux louer la salle.' },
      { demarche: 'degradation-voirie', text: 'Le trottoir est cassé.' },
    ]);
    await say(id, {
      demarche_id: 'reservation-salle',
      parts: JSON.stringify([{ demarche: 'reservation-salle', text: 'Et je veux louer la salle.' }]),
    });
    expect(await lessonOf(id)).toEqual([{ demarche: 'reservation-salle', text: 'Et je veux louer la salle.' }]);
    const visit = await contact({
      body: 'École, cantine.',
      channel: 'counter',
      facts: JSON.stringify({ demarches: ['inscription-scolaire', 'inscription-periscolaire'] }),
    });
    await say(visit, { demarche_id: 'inscription-scolaire' });
    expect(await lessonOf(visit)).toEqual([]);
  });

  it('of each démarche the latest, so that one does not drown the others; the rest may still be read', async () => {
    await fresh.database.inTown(fresh.saintAubin, async (tx) => {
      for (let place = 0; place < 65; place++) {
        const id = await storedContact(tx, { state: 'told', body: `Déchets numéro ${place}.` });
        await tx.query(
          `INSERT INTO qualification (town_id, id, contact_id, decision, decided_by, demarche_id, created_at)
           VALUES ($1, $2, $3, 'human', 'camille', 'inscription-scolaire', clock_timestamp())`,
          [tx.townId, uuid(), id],
        );
      }
    });
    const { lessons: all, readable } = await lessons();
    const latest = all.filter(({ demarche }) => demarche === 'inscription-scolaire').map(({ text }) => text);
    expect(latest).toHaveLength(60);
    expect(latest.at(-1)).toBe('Déchets numéro 64.');
    expect(readable.length).toBeGreaterThan(all.length);
  });

  it('nothing of what was deleted', async () => {
    const id = await contact({ body: 'À effacer.' });
    await say(id);
    expect(await lessonOf(id)).toHaveLength(1);
    await asOwner(fresh, 'DELETE FROM qualification WHERE contact_id = $1', [id]);
    await asOwner(fresh, 'DELETE FROM contact WHERE id = $1', [id]);
    expect((await lessons()).readable).not.toContain(id);
  });
});
