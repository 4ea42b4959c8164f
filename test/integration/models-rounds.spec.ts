import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { TrainingFailed } from '../../src/pipeline/qualification/models/training.js';
import { versionsOf } from '../../src/pipeline/qualification/models/versions.js';
import type { Town } from '../../src/towns/index.js';
import { openModelRoom, type ModelRoom } from '../support/model-room.js';
import { asOwner } from '../support/record.js';

const noon = '2027-03-02T11:00:00Z';
const night = '2027-03-03T02:00:00Z';

describe('learning again when it is time', () => {
  let room: ModelRoom;
  let process: ReturnType<ModelRoom['newProcess']>;
  beforeAll(async () => {
    room = await openModelRoom();
    room.clock.set(noon);
    process = room.newProcess();
    await process.classifiers.prepare();
  });
  afterAll(() => room.drop());

  const versions = (townId = room.saintAubin) => room.database.inTown(townId, versionsOf);
  const latest = async (townId?: string) => (await versions(townId))[0]!;
  const withMore = (town: Town, ...texts: string[]): Town => {
    const demarche = town.demarches.get('reservation-salle')!;
    const { utterances } = demarche;
    const changed = { ...demarche, utterances: { ...utterances, phone: [...utterances.phone, ...texts] } };
    return { ...town, demarches: new Map([...town.demarches, [demarche.id, changed]]) };
  };

  it('by day does nothing while nothing has changed', async () => {
    const learn = jest.spyOn(process.learner, 'learn');
    await process.retraining.round();
    expect(learn).not.toHaveBeenCalled();
    learn.mockRestore();
  });

  it('a catalogue that was changed is learnt in the background, and the old model answers until then', async () => {
    room.change(
      withMore(room.town(), 'je veux la zinzolinière pour un anniversaire', 'la zinzolinière est libre samedi'),
    );
    const question = 'la zinzolinière est-elle libre';
    const answered: (number | null)[] = [];
    const train = process.training.train.bind(process.training);
    const spy = jest.spyOn(process.training, 'train').mockImplementation(async (examples) => {
      answered.push(process.classifiers.of(room.town()).version);
      return train(examples);
    });
    await process.retraining.round();
    spy.mockRestore();
    expect(answered.length).toBeGreaterThan(0);
    expect(new Set(answered)).toEqual(new Set([1]));
    expect(await latest()).toMatchObject({ version: 2, state: 'in-force', cause: 'catalogue', contacts: 0 });
    const answering = process.classifiers.of(room.town());
    expect(answering.version).toBe(2);
    expect(answering.classify(question)[0]).toMatchObject({ demarche: 'reservation-salle' });
    expect(await latest(room.grandval)).toMatchObject({ version: 1 });
  });

  it('another process answers with the new one within the half-minute', async () => {
    const other = room.newProcess();
    await other.classifiers.prepare();
    expect(other.classifiers.of(room.town()).version).toBe(2);
    await room.decided('le boulodrome de la gare', 'degradation-voirie');
    room.clock.set(night);
    await process.retraining.round();
    const { version, state } = await latest();
    expect([version, state]).toEqual([3, 'in-force']);
    room.clock.set(new Date(new Date(night).getTime() + 31_000));
    expect(other.classifiers.of(room.town()).version).toBe(2);
    await other.classifiers.arrive(room.town());
    expect(other.classifiers.of(room.town()).version).toBe(3);
  });

  it('at night looks once, and learns what was decided since; not what has not changed', async () => {
    const learn = jest.spyOn(process.learner, 'learn');
    await process.retraining.round();
    await process.retraining.round();
    learn.mockRestore();
    expect(await versions()).toHaveLength(3);
    expect(await versions(room.grandval)).toHaveLength(1);
  });

  it('a guess for a démarche that has left the catalogue is not told', async () => {
    const town = room.town();
    const without = { ...town, demarches: new Map([...town.demarches].filter(([id]) => id !== 'degradation-voirie')) };
    const guesses = process.classifiers.of(without).classify('un nid de poule sur la chaussée');
    expect(guesses.map(({ demarche }) => demarche)).not.toContain('degradation-voirie');
  });

  it('a training that failed is not tried again within the hour, and a process that died is found out', async () => {
    room.clock.set('2027-03-04T02:00:00Z');
    await room.decided('le boulodrome de la mairie', 'degradation-voirie');
    const spy = jest.spyOn(process.training, 'train').mockRejectedValue(new TrainingFailed('out-of-memory'));
    await process.retraining.round();
    expect(await latest()).toMatchObject({ state: 'refused', refusal: 'out-of-memory' });
    room.clock.set('2027-03-05T02:00:00Z');
    await process.retraining.round();
    expect(await versions()).toHaveLength(4);
    spy.mockRestore();
    // As if it had been long ago, and the next one had been cut off.
    await asOwner(
      room,
      `UPDATE classifier_model SET created_at = now() - interval '2 hours', state = 'candidate' WHERE version = 4`,
    );
    const other = room.newProcess();
    await other.classifiers.prepare();
    await other.retraining.round();
    expect((await versions()).map(({ version, state, refusal }) => [version, state, refusal]).slice(0, 2)).toEqual([
      [5, 'in-force', null],
      [4, 'refused', 'interrupted'],
    ]);
  });

  it('models of catalogues that no town can go back to are given up, the others kept', async () => {
    await asOwner(room, `UPDATE catalogue_model SET created_at = now() - interval '2 days'`);
    await asOwner(
      room,
      `INSERT INTO catalogue_model VALUES ('old', '', '', now() - interval '2 days'), ('new', '', '', now())`,
    );
    room.clock.set('2027-03-06T12:00:00Z');
    await process.retraining.round();
    const kept = await room.database.query<{ sha256: string }>('SELECT sha256 FROM catalogue_model');
    const shas = kept.map(({ sha256 }) => sha256);
    expect(shas).toContain('new');
    expect(shas).not.toContain('old');
    const own = await room.rows<{ sha256: string }>(
      `SELECT sha256 FROM classifier_model WHERE sha256 = catalogue_sha256 AND state <> 'refused'`,
    );
    expect(own.length).toBeGreaterThan(1);
    for (const { sha256 } of own) expect(shas).toContain(sha256);
  });

  it('is given up at once when the program stops, and begins again at the next start', async () => {
    room.clock.set('2027-03-07T02:00:00Z');
    await room.decided('le boulodrome du square', 'degradation-voirie');
    const stopping = room.newProcess();
    await stopping.classifiers.prepare();
    const round = stopping.retraining.round();
    await Promise.all([round, stopUntilDone(round, () => stopping.training.stop())]);
    expect(await latest()).toMatchObject({ version: 6, state: 'refused', refusal: 'stopped' });
    const next = room.newProcess();
    await next.classifiers.prepare();
    await next.retraining.round();
    expect(await latest()).toMatchObject({ version: 7, state: 'in-force' });
  });
});

/** Threads open one after the other: the one that is open is stopped until the round ends. */
async function stopUntilDone(round: Promise<void>, stop: () => Promise<void>): Promise<void> {
  let isDone = false;
  void round.finally(() => (isDone = true));
  while (!isDone) {
    await stop();
    await new Promise((resolve) => setImmediate(resolve));
  }
}
