import { v7 as uuid } from 'uuid';
import { joinDossier } from '../../src/dossiers/join-dossier.js';
import { openDossiers, type NewDossier } from '../../src/dossiers/open-dossiers.js';
import { reminderAt } from '../../src/dossiers/reminders.js';
import {
  candidatesFor,
  keepNeed,
  needOf,
  sameNeed,
  type Arriving,
} from '../../src/pipeline/qualification/same-need/index.js';
import type { TownTransaction } from '../../src/platform/database/index.js';
import { Towns } from '../../src/towns/index.js';
import { withTowns } from './database.js';
import { storedContact } from './record.js';
import { SetClock } from './set-clock.js';

/** Monday 1 March 2027, when the lamp post of J19 was first reported. */
export const at = new Date('2027-03-01T09:00:00Z');
export const march = (day: number) => new Date(Date.UTC(2027, 2, day, 9));

/** A town whose usagers report things on the public way: what is needed to tell one need from another. */
export async function startNeeds() {
  const fresh = await withTowns();
  const town = await new Towns(fresh.database, new SetClock()).byId(fresh.saintAubin);
  const inTown = <T>(work: (tx: TownTransaction) => Promise<T>) => fresh.database.inTown(fresh.saintAubin, work);
  const rows = <Row = Record<string, unknown>>(sql: string, parameters: unknown[] = []) =>
    inTown((tx) => tx.query<Row>(sql, parameters));
  const usager = async () => {
    const id = uuid();
    await rows('INSERT INTO usager (town_id, id, name) VALUES ($1, $2, $3)', [fresh.saintAubin, id, 'Mme Fontaine']);
    return id;
  };
  const contact = (usagerId: string | null, columns: Record<string, unknown> = {}) =>
    inTown((tx) => storedContact(tx, { usager_id: usagerId, state: 'read', ...columns }));
  const open = async (usagerId: string | null, more: Partial<NewDossier> = {}, words = 'lampadaire rue de la Paix') => {
    const contactId = await contact(usagerId, { body: words, state: 'told', received_at: at });
    const dossier: NewDossier = {
      id: uuid(),
      demarcheId: 'degradation-voirie',
      serviceId: 'voirie-proprete',
      administrationId: null,
      usagerId,
      parentId: null,
      priority: 'normal',
      confidential: false,
      summary: null,
      receivedAt: at,
      targetDate: '2027-03-08',
      state: 'open',
      tasks: [{ key: 'handle', kind: 'handle', dueAt: march(8) }],
      debts: [
        { kind: 'acknowledgement', dueAt: march(2), payable: true },
        { kind: 'answer', dueAt: march(8), payable: false },
      ],
      ...more,
    };
    await inTown(async (tx) => {
      await openDossiers(tx, contactId, [dossier], { townCode: 'SA', year: 2027 }, at);
      const { places } = needOf({ subject: null, body: words, facts: {}, sender: {}, reading: null }, town);
      await keepNeed(tx, contactId, places, [], at);
    });
    return dossier.id;
  };
  const join = (dossierId: string, contactId: string, more: Partial<Parameters<typeof joinDossier>[3]> = {}) =>
    inTown((tx) =>
      joinDossier(tx, dossierId, contactId, {
        at: march(4),
        answerDueAt: march(25),
        danger: null,
        reminder: reminderAt(town, march(4)),
        asksAgain: true,
        answersUs: false,
        isThanks: false,
        isPerhapsAnother: false,
        ...more,
      }),
    );
  const whole = async (dossierId: string) => ({
    dossier: (await rows(`SELECT *, target_date::text AS target_date FROM dossier WHERE id = $1`, [dossierId]))[0]!,
    debts: await rows<{ key: string; due_at: Date; state: string; payable: boolean }>(
      'SELECT key, due_at, state, payable FROM debt WHERE dossier_id = $1 ORDER BY key',
      [dossierId],
    ),
    tasks: await rows<{ key: string; kind: string; state: string; due_at: Date }>(
      'SELECT key, kind, state, due_at FROM task WHERE dossier_id = $1 ORDER BY created_at, key',
      [dossierId],
    ),
    timeline: await rows<{ kind: string; data: Record<string, unknown> }>(
      'SELECT kind, data FROM timeline WHERE dossier_id = $1 ORDER BY seq',
      [dossierId],
    ),
  });
  const arriving = (usagerIds: string[], text: string, more: Partial<Arriving> = {}): Arriving => ({
    ...needOf({ subject: null, body: text, facts: {}, sender: {}, reading: null }, town),
    usagerIds,
    likelyUsagerIds: [],
    demarches: ['degradation-voirie'],
    isDecided: true,
    receivedAt: march(2),
    ...more,
  });
  const found = (contactId: string, need: Arriving) =>
    inTown(async (tx) => sameNeed(await candidatesFor(tx, town, contactId, need, march(2)), need, town));
  return { ...fresh, town, inTown, rows, usager, contact, open, join, whole, arriving, found };
}
export type Needs = Awaited<ReturnType<typeof startNeeds>>;
