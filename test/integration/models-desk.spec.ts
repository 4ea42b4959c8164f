import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';

describe('the desk of the classifier', () => {
  let app: DesksApp;
  beforeAll(async () => {
    app = await startDesksApp();
    const figures = { texts: 400, understood: 350, decided: 300, decidedRightly: 290, calibrationError: 0.04 };
    await app.rows(
      `INSERT INTO classifier_model (town_id, version, state, cause, sha256, catalogue_sha256, examples, bytes, figures)
       VALUES ($1, 1, 'retired', 'first', 'a', 'b', 10, 'x', NULL), ($1, 2, 'in-force', 'night', 'c', 'b', 12, 'x', $2),
              ($1, 3, 'refused', 'night', 'd', 'b', 12, NULL, $2)`,
      [app.saintAubin, JSON.stringify({ candidate: figures, inForce: figures, setAside: null })],
    );
  });
  afterAll(() => app.stop());
  const supervisor = { role: 'supervisor' } as const;

  it('shows a responsable every version, its figures and who decided', async () => {
    const { status, body } = await app.ask('GET', 'models', supervisor);
    expect(status).toBe(200);
    expect(body.map(({ version, state, usable }: Record<string, unknown>) => [version, state, usable])).toEqual([
      [3, 'refused', false],
      [2, 'in-force', false],
      [1, 'retired', true],
    ]);
    expect(body[1].figures.candidate).toMatchObject({ texts: 400, understood: 350 });
    expect(JSON.stringify(body)).not.toContain('bytes');
  });

  it('is for responsables and administrators, each in their own town', async () => {
    for (const role of ['operator', 'mailroom'] as const)
      expect((await app.ask('GET', 'models', { role })).status).toBe(403);
    expect((await app.ask('POST', 'models/1/enforcement')).status).toBe(403);
    expect((await app.ask('GET', 'models', { role: 'admin' })).status).toBe(200);
    expect((await app.ask('GET', 'models', { role: 'supervisor', town: 'grandval' })).body).toEqual([]);
  });

  it('goes back to an older version in one action, signed, and forward again', async () => {
    expect((await app.ask('POST', 'models/1/enforcement', supervisor)).status).toBe(204);
    const [, second, first] = (await app.ask('GET', 'models', supervisor)).body;
    expect(first).toMatchObject({ state: 'in-force', setAside: 2, decidedBy: 'clé essai supervisor' });
    expect(second).toMatchObject({ state: 'retired', usable: true });
    expect((await app.ask('POST', 'models/2/enforcement', supervisor)).status).toBe(204);
  });

  it('says why a version cannot be put in force', async () => {
    const again = await app.ask('POST', 'models/2/enforcement', supervisor);
    expect([again.status, again.body.message]).toEqual([409, 'Cette version est déjà en service.']);
    expect((await app.ask('POST', 'models/3/enforcement', supervisor)).status).toBe(409);
    for (const version of ['9', '0', 'deux', '1e3', '99999999999999'])
      expect((await app.ask('POST', `models/${version}/enforcement`, supervisor)).status).toBe(404);
  });

  it('takes one of two who decide at once', async () => {
    const answers = await Promise.all(
      [1, 1].map((version) => app.ask('POST', `models/${version}/enforcement`, supervisor)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('counts by démarche and by week what people corrected, and what they found as it was guessed', async () => {
    const monday = '2027-02-22T09:00:00Z';
    const guess = (
      id: string,
      at: string,
      demarche: string | null,
      guessed: string,
      confidence: number | null,
      reason: string | null = null,
    ) =>
      app.rows(
        `INSERT INTO qualification (town_id, id, contact_id, decision, decided_by, demarche_id, confidence, guesses, created_at, reason)
         VALUES ($1, $2, $3, 'auto', 'aiguillage', $4, $5, $6, $7, $8)`,
        [
          app.saintAubin,
          uuid(),
          id,
          demarche,
          confidence,
          JSON.stringify([{ demarche: guessed, confidence: 0.6, reasons: [] }]),
          at,
          reason,
        ],
      );
    const say = (id: string, ...demarches: string[]) =>
      app.rows(
        `INSERT INTO qualification (town_id, id, contact_id, decision, decided_by, demarche_id, parts, created_at)
         VALUES ($1, $2, $3, 'human', 'camille', $4, $5, '2027-02-23T09:00:00Z')`,
        [
          app.saintAubin,
          uuid(),
          id,
          demarches[0],
          JSON.stringify(demarches.length > 1 ? demarches.map((demarche) => ({ demarche, text: 'mots' })) : []),
        ],
      );
    const [right, wrong, accepted, refused, waiting, early, repeated, split, silent] = await Promise.all(
      Array.from({ length: 9 }, () => app.contact({ state: 'told' })),
    );
    await guess(right!, monday, 'degradation-voirie', 'degradation-voirie', 0.9);
    await guess(wrong!, monday, 'degradation-voirie', 'degradation-voirie', 0.8);
    await say(wrong!, 'reservation-salle');
    await guess(accepted!, monday, null, 'degradation-voirie', null);
    await say(accepted!, 'degradation-voirie');
    await guess(refused!, monday, null, 'degradation-voirie', null);
    await say(refused!, 'reservation-salle');
    await guess(waiting!, monday, null, 'degradation-voirie', null);
    // The night from Sunday to Monday, in Paris.
    await guess(early!, '2027-02-21T23:30:00Z', 'reservation-salle', 'reservation-salle', 0.9);
    // Only repeats what a person had said.
    await guess(repeated!, monday, 'degradation-voirie', 'degradation-voirie', null);
    // The other of its two dossiers was corrected.
    await guess(split!, monday, null, 'degradation-voirie', null, 'several-requests');
    await say(split!, 'place-creche', 'degradation-voirie');
    // A missed call: its line was all that was known.
    await guess(silent!, monday, null, 'degradation-voirie', null, 'missed-call');
    await say(silent!, 'reservation-salle');
    const { body } = await app.ask('GET', 'models/overturns', supervisor);
    expect(body.since).toBe('2026-12-07');
    expect(body.weeks).toEqual([
      { week: '2027-02-22', demarche: 'degradation-voirie', decided: 2, overturned: 1, piled: 3, accepted: 2 },
      { week: '2027-02-22', demarche: 'reservation-salle', decided: 1, overturned: 0, piled: 0, accepted: 0 },
    ]);
  });
});
