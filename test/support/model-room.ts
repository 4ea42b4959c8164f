import pino from 'pino';
import { v7 as uuid } from 'uuid';
import { Classifiers } from '../../src/pipeline/qualification/classifiers.js';
import { CatalogueModels } from '../../src/pipeline/qualification/models/catalogue-models.js';
import { Comparison } from '../../src/pipeline/qualification/models/comparison.js';
import { Learner } from '../../src/pipeline/qualification/models/learner.js';
import { Retraining } from '../../src/pipeline/qualification/models/retraining.js';
import { readEnvironment } from '../../src/platform/config/index.js';
import { Towns, type Town } from '../../src/towns/index.js';
import { withTowns } from './database.js';
import { storedContact } from './record.js';
import { SetClock } from './set-clock.js';
import { BuiltTraining } from './built-training.js';

/** Few and unlike one another: learnt in a tenth of a second. */
const taught = ['degradation-voirie', 'acte-naissance-copie', 'inscription-scolaire', 'reservation-salle'];

/** Two towns with a small catalogue, and what keeps their classifiers; nothing else of the program. */
export async function openModelRoom() {
  const fresh = await withTowns();
  const clock = new SetClock();
  const real = new Towns(fresh.database, clock);
  const logged: Record<string, unknown>[] = [];
  const logger = pino(
    { level: 'debug' },
    { write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const small = new Map<string, Town>();
  for (const { id } of await real.all()) {
    const town = await real.byId(id);
    const demarches = new Map([...town.demarches].filter(([demarche]) => taught.includes(demarche)));
    small.set(id, { ...town, demarches, outOfScope: town.outOfScope.slice(0, 20) });
  }
  const towns = {
    all: async () => [...small.values()],
    byId: async (id: string) => small.get(id)!,
  } as unknown as Towns;

  /** What one process has. */
  const newProcess = () => {
    const training = new BuiltTraining();
    const catalogueModels = new CatalogueModels(fresh.database, fresh.serviceUrl, training, logger);
    const classifiers = new Classifiers(towns, fresh.database, catalogueModels, clock, logger);
    const comparison = new Comparison(fresh.database, catalogueModels, training, readEnvironment({}));
    const learner = new Learner(fresh.database, comparison, logger);
    const retraining = new Retraining(
      fresh.database,
      towns,
      classifiers,
      catalogueModels,
      learner,
      training,
      clock,
      logger,
      fresh.serviceUrl,
    );
    return { training, catalogueModels, classifiers, learner, retraining };
  };
  const rows = <Row = Record<string, unknown>>(sql: string, parameters: unknown[] = [], townId = fresh.saintAubin) =>
    fresh.database.inTown(townId, (tx) => tx.query<Row>(sql, parameters));

  return {
    ...fresh,
    clock,
    logged,
    rows,
    newProcess,
    town: (id = fresh.saintAubin) => small.get(id)!,
    change: (town: Town) => void small.set(town.id, town),
    /** A contact about which a person has decided. */
    decided: async (body: string, demarche: string | null, more: Record<string, unknown> = {}, by = 'camille') => {
      const at = new Date();
      return fresh.database.inTown(fresh.saintAubin, async (tx) => {
        const id = await storedContact(tx, { body, state: demarche ? 'told' : 'set-aside', ...more });
        if (demarche) {
          await tx.query(
            `INSERT INTO qualification (town_id, id, contact_id, decision, decided_by, demarche_id, created_at)
             VALUES ($1, $2, $3, 'human', $4, $5, clock_timestamp())`,
            [tx.townId, uuid(), id, by, demarche],
          );
        } else {
          await tx.query(
            `INSERT INTO contact_event (town_id, contact_id, key, kind, at, data) VALUES ($1, $2, $3, 'decided', $4, $5)`,
            [tx.townId, id, uuid(), at, JSON.stringify({ state: 'set-aside', reason: 'advertising', agent: by })],
          );
        }
        return id;
      });
    },
  };
}
export type ModelRoom = Awaited<ReturnType<typeof openModelRoom>>;
