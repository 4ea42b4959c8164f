import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { catalogueExamples } from '../../src/pipeline/qualification/models/catalogue-examples.js';
import { shaOf } from '../../src/pipeline/qualification/models/sha-of.js';
import { enforce } from '../../src/pipeline/qualification/models/take-over.js';
import { versionsOf } from '../../src/pipeline/qualification/models/versions.js';
import { TrainingFailed } from '../../src/pipeline/qualification/models/training.js';
import { openModelRoom, type ModelRoom } from '../support/model-room.js';
import { asOwner } from '../support/record.js';

const pothole = 'il y a un énorme nid de poule dans la chaussée devant chez moi';

describe('the model of a catalogue', () => {
  let room: ModelRoom;
  beforeAll(async () => {
    room = await openModelRoom();
  });
  afterAll(() => room.drop());

  it('is learnt once, for all towns that share it and all processes that start together', async () => {
    const processes = [room.newProcess(), room.newProcess()];
    const trainings = processes.map(({ training }) => jest.spyOn(training, 'train'));
    await Promise.all(processes.map(({ classifiers }) => classifiers.prepare()));
    expect(trainings.flatMap(({ mock }) => mock.calls)).toHaveLength(1);
    expect(
      await room.database.query('SELECT sha256 FROM catalogue_model WHERE sha256 = $1', [
        shaOf(catalogueExamples(room.town())),
      ]),
    ).toHaveLength(1);
    for (const { classifiers } of processes) {
      for (const id of [room.saintAubin, room.grandval]) {
        const answering = classifiers.of(room.town(id));
        expect(answering.version).toBe(1);
        expect(answering.classify(pothole)[0]).toMatchObject({ demarche: 'degradation-voirie' });
      }
    }
  });

  it('is found again at the next start, and nothing is learnt', async () => {
    const { training, classifiers } = room.newProcess();
    const train = jest.spyOn(training, 'train');
    await classifiers.prepare();
    expect(train).not.toHaveBeenCalled();
    expect(classifiers.of(room.town()).version).toBe(1);
  });

  it('is learnt again when what was kept cannot be read', async () => {
    await asOwner(room, `UPDATE catalogue_model SET bytes = 'spoilt'`);
    const { classifiers } = room.newProcess();
    await classifiers.prepare();
    expect(classifiers.of(room.town()).classify(pothole)[0]).toMatchObject({ demarche: 'degradation-voirie' });
  });

  it('leaves everything to people when it cannot be learnt, says so, and does not stop the start', async () => {
    await asOwner(room, 'DELETE FROM catalogue_model');
    const { training, classifiers } = room.newProcess();
    jest.spyOn(training, 'train').mockRejectedValue(new TrainingFailed('out-of-memory'));
    await classifiers.prepare();
    expect(classifiers.of(room.town())).toMatchObject({ version: null });
    expect(classifiers.of(room.town()).classify(pothole)).toEqual([]);
    expect(room.logged).toContainEqual(expect.objectContaining({ failure: 'out-of-memory', level: 50 }));
    await room.newProcess().classifiers.prepare();
  });

  it('warns of a démarche nobody gave an example of, which is known by its title and keywords', async () => {
    const town = room.town(room.grandval);
    const acte = town.demarches.get('acte-naissance-copie')!;
    const utterances = { phone: [], email: [], letter: [], sms: [], form: [] };
    room.change({ ...town, demarches: new Map([...town.demarches, [acte.id, { ...acte, utterances }]]) });
    await asOwner(room, 'DELETE FROM classifier_model WHERE town_id = $1', [town.id]);
    const { classifiers } = room.newProcess();
    await classifiers.prepare();
    expect(room.logged).toContainEqual(expect.objectContaining({ level: 40, town: 'grandval', demarche: acte.id }));
    expect(classifiers.of(room.town(town.id)).classify(acte.title)[0]).toMatchObject({ demarche: acte.id });
    room.change(town);
  });
});

describe('a model that learns from people', () => {
  let room: ModelRoom;
  let process: ReturnType<ModelRoom['newProcess']>;
  beforeAll(async () => {
    room = await openModelRoom();
    process = room.newProcess();
    await process.classifiers.prepare();
  });
  afterAll(() => room.drop());

  const versions = () => room.database.inTown(room.saintAubin, versionsOf);
  const learn = () => process.learner.learn(room.town(), 'decisions');
  const put = (version: number) => room.database.inTown(room.saintAubin, (tx) => enforce(tx, version, 'le-goff'));

  it('takes over when it is not worse on what it has not seen, and its figures are kept', async () => {
    for (let place = 1; place <= 12; place++)
      await room.decided(`le zinzolin du quai numéro ${place} est de nouveau bancal`, 'degradation-voirie');
    expect(await learn()).toBe(true);
    await process.classifiers.arrive(room.town());
    const answering = process.classifiers.of(room.town());
    expect(answering.version).toBe(2);
    expect(answering.classify('le zinzolin est bancal')[0]).toMatchObject({ demarche: 'degradation-voirie' });
    const [latest, first] = await versions();
    expect(latest).toMatchObject({
      version: 2,
      state: 'in-force',
      contacts: 12,
      decidedBy: 'aiguillage',
      usable: false,
    });
    expect(latest!.figures!.candidate.understood).toBeGreaterThanOrEqual(latest!.figures!.inForce.understood);
    expect(latest!.figures!.candidate.texts).toBe(latest!.figures!.inForce.texts);
    expect(first).toMatchObject({ version: 1, state: 'retired', usable: true });
  });

  it('is not made again when nothing was decided since', async () => {
    expect(await learn()).toBe(false);
    expect(await versions()).toHaveLength(2);
  });

  it('is refused when it is worse, and the other goes on', async () => {
    await room.decided('le zinzolin de la gare est bancal', 'degradation-voirie');
    jest.spyOn(process.training, 'measure').mockResolvedValueOnce([
      { texts: 50, understood: 40, decided: 40, decidedRightly: 38, calibrationError: 0.03 },
      { texts: 50, understood: 41, decided: 40, decidedRightly: 38, calibrationError: 0.03 },
    ]);
    expect(await learn()).toBe(false);
    expect((await versions())[0]).toMatchObject({ version: 3, state: 'refused', refusal: 'worse' });
    await process.classifiers.arrive(room.town());
    expect(process.classifiers.of(room.town()).version).toBe(2);
  });

  it('goes back to the one before at a person’s word, and forward again', async () => {
    expect(await put(1)).toBe('enforced');
    expect(await put(1)).toBe('already');
    await process.classifiers.arrive(room.town());
    expect(process.classifiers.of(room.town()).version).toBe(1);
    expect((await versions()).map(({ version, state, setAside }) => [version, state, setAside])).toEqual([
      [3, 'refused', null],
      [2, 'retired', null],
      [1, 'in-force', 2],
    ]);
    expect(await put(2)).toBe('enforced');
    expect(await put(3)).toBe('given-up');
    expect(await put(9)).toBe('unknown');
    expect((await versions())[1]).toMatchObject({
      version: 2,
      state: 'in-force',
      setAside: null,
      decidedBy: 'le-goff',
    });
  });

  it('stays where a person has put it until a newer one does better than what they set aside', async () => {
    await put(1);
    await room.decided('le zinzolin de la place est bancal aussi', 'degradation-voirie');
    const figures = { texts: 50, understood: 41, decided: 40, decidedRightly: 38, calibrationError: 0.03 };
    const measure = jest.spyOn(process.training, 'measure');
    // Candidate, in force, set aside.
    measure.mockResolvedValueOnce([figures, { ...figures, understood: 39 }, figures]);
    expect(await learn()).toBe(false);
    expect((await versions())[0]).toMatchObject({ state: 'refused', refusal: 'not-better-than-set-aside' });
    await room.decided('le zinzolin de l’impasse est bancal aussi', 'degradation-voirie');
    measure.mockResolvedValueOnce([{ ...figures, understood: 42 }, { ...figures, understood: 39 }, figures]);
    expect(await learn()).toBe(true);
    expect(measure.mock.calls.slice(-2).map(([models]) => models.length)).toEqual([3, 3]);
  });

  it('forgets what was deleted at the next training, whatever the figures, and cannot be gone back to', async () => {
    const [before] = await versions();
    const [{ id }] = (await room.rows<{ id: string }>(
      'SELECT contacts[1] AS id FROM classifier_model WHERE version = $1',
      [before!.version],
    )) as [{ id: string }];
    await asOwner(room, 'DELETE FROM qualification WHERE contact_id = $1', [id]);
    await asOwner(room, 'DELETE FROM contact WHERE id = $1', [id]);
    expect(await learn()).toBe(true);
    const [after, old] = await versions();
    expect(after).toMatchObject({ state: 'in-force', cause: 'decisions' });
    expect(old).toMatchObject({ version: before!.version, state: 'retired' });
    expect(
      await room.rows('SELECT 1 FROM classifier_model WHERE $1 = ANY (contacts) AND bytes IS NOT NULL', [id]),
    ).toEqual([]);
    expect(await put(before!.version)).toBe('given-up');
  });

  it('is a named failure when its training fails: the other goes on, and it is tried again', async () => {
    await room.decided('encore un zinzolin bancal', 'degradation-voirie');
    jest.spyOn(process.training, 'train').mockRejectedValueOnce(new TrainingFailed('too-long'));
    expect(await learn()).toBe(false);
    expect((await versions())[0]).toMatchObject({ state: 'refused', refusal: 'too-long', figures: null });
    expect(room.logged).toContainEqual(expect.objectContaining({ level: 40, failure: 'too-long' }));
    await learn();
    expect((await versions())[0]!.figures).not.toBeNull();
  });
});
