import { v7 as uuid } from 'uuid';
import type { DesksApp } from './desks-app.js';

type Columns = Record<string, unknown>;

/** Writes down what happened in a town hall, row by row, as the line and the desks would have: for what counts it. */
export function historian(app: DesksApp, townId = app.saintAubin) {
  async function insert(table: string, columns: Columns): Promise<void> {
    const row = { town_id: townId, ...columns };
    const names = Object.keys(row);
    const values = Object.values(row).map((value) => (isJson(value) ? JSON.stringify(value) : value));
    await app.rows(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, place) => `$${place + 1}`).join(', ')})`,
      values,
      townId,
    );
  }
  async function insertNew(table: string, columns: Columns): Promise<string> {
    const id = uuid();
    await insert(table, { id, ...columns });
    return id;
  }

  async function contact(at: string, channel: string, columns: Columns = {}, demarche?: string): Promise<string> {
    const id = uuid();
    const arrived = { id, channel, source: 'x', source_key: id, received_at: at, sender: '{}', state: 'told' };
    await insert('contact', { ...arrived, ...columns });
    if (demarche) await qualified(id, demarche);
    return id;
  }
  const qualified = (contactId: string, demarche: string) =>
    insertNew('qualification', {
      contact_id: contactId,
      decision: 'human',
      decided_by: 'essai',
      demarche_id: demarche,
    });

  return {
    insert: insertNew,
    contact,
    call: (at: string, call: Columns, columns: Columns = {}, demarche?: string) => {
      const facts = {
        call: { calledSda: '+33465711000', withheld: false, transfers: 0, outcome: 'answered', ...call },
      };
      return contact(at, 'call', { facts, ...columns }, demarche);
    },
    /** Desks that rang, in order: why, and whether the call left the line that was dialled. */
    dials: async (contactId: string, ...reasons: [reason: string, transfer: boolean][]) => {
      for (const [leg, [reason, transfer]] of reasons.entries()) {
        const data = { leg: leg + 1, number: '+33465719000', reason, transfer };
        const at = '2027-03-02T09:00:00Z';
        await insert('contact_event', { contact_id: contactId, key: `dial-${leg}`, kind: 'dial', at, data });
      }
    },
    dossier: async (receivedAt: string, contactIds: string[], columns: Columns = {}): Promise<string> => {
      const [first] = await app.rows<{ channel: string }>(
        'SELECT channel FROM contact WHERE id = $1',
        contactIds.slice(0, 1),
        townId,
      );
      const id = await insertNew('dossier', {
        number: uuid(),
        state: 'open',
        received_at: receivedAt,
        came_by: first!.channel,
        demarche_id: 'degradation-voirie',
        service_id: 'voirie-proprete',
        ...columns,
      });
      for (const contactId of contactIds)
        await insert('dossier_contact', { dossier_id: id, contact_id: contactId, reminds: false });
      return id;
    },
    join: (dossierId: string, contactId: string, reminds: boolean) =>
      insert('dossier_contact', { dossier_id: dossierId, contact_id: contactId, reminds }),
    usager: async (...identities: [kind: string, value: string][]): Promise<string> => {
      const id = await insertNew('usager', {});
      for (const [kind, value] of identities) await insert('identity', { usager_id: id, kind, value });
      return id;
    },
    debt: (dossierId: string, kind: string, dueAt: string, columns: Columns = {}) =>
      insertNew('debt', {
        dossier_id: dossierId,
        key: kind,
        kind,
        state: 'owed',
        payable: true,
        due_at: dueAt,
        ...columns,
      }),
    message: (dossierId: string, debtId: string, sentAt: string, state: string, channel = 'email') => {
      const id = uuid();
      return insert('message', {
        id,
        dossier_id: dossierId,
        debt_id: debtId,
        key: id,
        channel,
        template_id: 'x',
        template_version: 1,
        recipient: 'x',
        body: 'x',
        sha256: 'x',
        message_id: id,
        state,
        composed_at: sentAt,
        sent_at: sentAt,
      });
    },
    event: (dossierId: string, kind: string, at: string, data: Columns = {}) =>
      insert('timeline', {
        dossier_id: dossierId,
        at,
        actor: 'essai',
        kind,
        data,
        previous_hash: '',
        hash: '',
        seq: 0,
      }),
    move: (dossierId: string, from: string, to: string) =>
      insertNew('reassignment', {
        dossier_id: dossierId,
        from_service_id: from,
        to_service_id: to,
        reason: 'x',
        at: '2027-03-03T09:00:00Z',
        actor: 'essai',
      }),
    timer: (dossierId: string, kind: string, dueAt: string) =>
      insert('timer', { dossier_id: dossierId, key: kind, kind, due_at: dueAt }),
  };
}
export type Historian = ReturnType<typeof historian>;

function isJson(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Date) && !Array.isArray(value);
}
