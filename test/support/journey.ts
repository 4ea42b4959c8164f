import { join } from 'node:path';
import { utimes } from 'node:fs/promises';
import { drawLetter, dropInFolder, type DrawnLetter } from '../../src/demo/scanner/index.js';
import type { ContactRow, DossierRow, MessageRow } from '../../src/dossiers/rows.js';
import { eventually } from './eventually.js';
import { rawMail, type Mail } from './post-office.js';
import type { TownHall } from './town-hall.js';

/** Everything the record holds of one contact. */
export interface Followed {
  contact: ContactRow;
  dossiers: DossierRow[];
  tasks: {
    dossier_id: string;
    id: string;
    kind: string;
    state: string;
    service_id: string;
    reason: string | null;
    due_at: Date;
  }[];
  debts: { dossier_id: string; id: string; kind: string; state: string; reason: string | null; due_at: Date }[];
  messages: (MessageRow & { template_id: string })[];
}

/** Words and doings of a journey, at the real doors of Saint-Aubin unless another town is named. */
export function journey(hall: TownHall, townId = hall.saintAubin) {
  const mailbox = 'contact@saint-aubin-sur-gier.example';
  const rows = <Row>(sql: string, parameters: unknown[] = []) =>
    hall.database.inTown(townId, (tx) => tx.query<Row>(sql, parameters));

  /** Waits until the line has done with the contact that fits. */
  async function followed(fits: (contact: ContactRow) => boolean, states: string[] = ['told']): Promise<Followed> {
    const contact = await eventually(async () => {
      const found = (await rows<ContactRow>('SELECT * FROM contact ORDER BY stored_at DESC')).find(fits);
      if (!found || !states.includes(found.state))
        throw new Error(`the contact is ${found?.state ?? 'not there'}, expected ${states.join(' or ')}`);
      return found;
    });
    return eventually(async () => {
      const all = await whole(contact.id);
      const left = all.messages.filter(
        ({ state, channel }) => ['composed', 'sending'].includes(state) || (channel === 'sms' && state === 'accepted'),
      );
      if (left.length > 0)
        throw new Error(`still leaving: ${left.map(({ key, state }) => `${key} ${state}`).join(', ')}`);
      return all;
    });
  }

  /** As `followed`; where the classifier was not sure, a person says the démarche. */
  async function routed(fits: (contact: ContactRow) => boolean, demarche: string): Promise<Followed> {
    const first = await followed(fits, ['told', 'to-qualify']);
    if (first.contact.state === 'told') return first;
    const path = `/api/towns/saint-aubin-sur-gier/contacts/${first.contact.id}/qualification`;
    const { status } = await hall.api('POST', path, { demarche }, { role: 'supervisor' });
    if (status !== 204) throw new Error(`the démarche was answered by ${status}, expected 204`);
    return followed(({ id }) => id === first.contact.id);
  }

  async function whole(contactId: string): Promise<Followed> {
    const [contact] = await rows<ContactRow>('SELECT * FROM contact WHERE id = $1', [contactId]);
    const dossiers = await rows<DossierRow>(
      `SELECT dossier.*, target_date::text, tacit_on::text FROM dossier JOIN dossier_contact ON dossier_id = dossier.id WHERE contact_id = $1 ORDER BY number`,
      [contactId],
    );
    const of = <Row>(table: string) =>
      rows<Row>(`SELECT * FROM ${table} WHERE dossier_id = ANY ($1)`, [dossiers.map(({ id }) => id)]);
    // The messages first: what their fate settles is written with it, so it is there when the debts are read after.
    const messages = await of<MessageRow & { template_id: string }>('message');
    return { contact: contact!, dossiers, tasks: await of('task'), debts: await of('debt'), messages };
  }

  return {
    rows,
    followed,
    routed,
    whole,
    mail: (mail: Mail, at = hall.clock.now(), address = mailbox) => hall.dovecot.place(address, rawMail(mail), at),
    letter: async (letter: DrawnLetter, at = hall.clock.now()) => {
      const folder = join(hall.dataDir, 'scans/saint-aubin-sur-gier');
      const name = `pli-${Math.random().toString(36).slice(2)}.jpg`;
      await dropInFolder(folder, name, await drawLetter(letter));
      await utimes(join(folder, name), at, at);
    },
    form: (form: Record<string, unknown>) =>
      hall.api('POST', '/api/public/towns/saint-aubin-sur-gier/forms', {
        idempotencyKey: crypto.randomUUID(),
        ...form,
      }),
    visit: (visit: Record<string, unknown>) =>
      hall.api(
        'POST',
        '/api/towns/saint-aubin-sur-gier/visits',
        { idempotencyKey: crypto.randomUUID(), ...visit },
        { role: 'operator' },
      ),
    mailsTo: (address: string) => hall.sink.mails.filter(({ to }) => to.includes(address)),
    smsTo: (number: string) => hall.carrier.sent.filter(({ to }) => to === number),
  };
}
