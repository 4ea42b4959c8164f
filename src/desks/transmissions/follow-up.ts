import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import { closeIfNothingIsOwed } from '../../dossiers/closing.js';
import { stopTimers } from '../../dossiers/timers.js';
import { writeEvents } from '../../dossiers/timeline.js';
import { transmissionKey, transmissionSent, watchSilence, type TransmissionRow } from '../../dossiers/transmissions.js';
import type { Handed } from '../../pipeline/stage.js';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase, type TownTransaction } from '../../platform/database/index.js';
import { DocumentStore } from '../../platform/documents/index.js';
import { Towns } from '../../towns/index.js';
import { lockDossier, type LockedDossier } from '../dossiers/lock-dossier.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { NotNow, NotThere } from '../acting/refusals.js';
import { reminderText } from './bordereau.js';
import { keepMail } from './keep-mail.js';

interface Locked {
  dossier: LockedDossier;
  transmission: TransmissionRow;
}

/** What becomes of a transmission once it is prepared: posted, silent, reminded of, answered. */
@Injectable()
export class FollowUp {
  constructor(
    private readonly desk: DeskWork,
    private readonly database: TownDatabase,
    private readonly towns: Towns,
    private readonly store: DocumentStore,
    private readonly clock: Clock,
  ) {}

  async bordereau(member: Membership, id: string): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
    const row = await this.database.inTown(member.townId, async (tx) => {
      const { transmission } = await lock(tx, member, id);
      const [document] = await tx.query<{ name: string; media_type: string; sha256: string }>(
        'SELECT name, media_type, sha256 FROM document WHERE town_id = $1 AND id = $2',
        [tx.townId, transmission.bordereau_id],
      );
      return document!;
    });
    const bytes = await this.store.get(member.townId, row.sha256);
    return { name: row.name, mediaType: row.media_type, bytes };
  }

  /** It was taken to the post, or handed over: the usager is told. */
  async post(member: Membership, caller: Caller, id: string, reference: string | null): Promise<void> {
    const town = await this.towns.byId(member.townId);
    await this.desk.decide(town.id, async (tx) => {
      const { dossier, transmission } = await lock(tx, member, id);
      // Somebody has found meanwhile that it is ours.
      if (dossier.administration_id === null) throw new NotNow('Ce dossier ne relève plus d’une autre administration.');
      if (transmission.way === 'email') throw new NotNow('Cette demande part par courriel.');
      const deed = { actor: actorOf(caller), at: this.clock.now(), reference };
      if (!(await transmissionSent(tx, town, dossier, id, deed))) throw new NotNow('Cette demande est déjà partie.');
      return [{ stage: 'loopback', subjectId: dossier.id }];
    });
  }

  /** `phone`: somebody has asked by telephone, which is noted. */
  async remind(member: Membership, caller: Caller, id: string, by: 'email' | 'phone'): Promise<void> {
    const town = await this.towns.byId(member.townId);
    await this.desk.decide(town.id, async (tx) => {
      const { dossier, transmission } = await lock(tx, member, id);
      const { office, sent_at, received_at } = transmission;
      if (by === 'email' && office.email === null)
        throw new NotNow('Cet organisme n’a pas d’adresse électronique : téléphonez-lui.');
      const deed = { actor: actorOf(caller), at: this.clock.now() };
      const reminders = await reminded(tx, id, deed);
      await writeEvents(tx, [
        { dossierId: dossier.id, kind: 'transmission-reminded', ...deed, data: { transmission: id, by, reminders } },
      ]);
      await watchSilence(tx, town, dossier, { id, reminders }, deed.at);
      await closeIfNothingIsOwed(tx, dossier.id, deed.at);
      if (by === 'phone') return [];
      const subjectId = await keepMail(tx, town, {
        dossierId: dossier.id,
        transmissionId: id,
        key: `${transmissionKey(transmission)}-reminder-${reminders}`,
        office,
        subject: `Relance : transmission du dossier ${dossier.number}`,
        text: reminderText(town, dossier.number, sent_at!, received_at),
        at: deed.at,
      });
      return [{ stage: 'delivery', subjectId }];
    });
  }

  /** The administration has answered, us or the usager: nothing is waited for any more. */
  answer(member: Membership, caller: Caller, id: string): Promise<void> {
    return this.desk.decide(member.townId, async (tx): Promise<Handed[]> => {
      const { dossier } = await lock(tx, member, id);
      const deed = { actor: actorOf(caller), at: this.clock.now() };
      const [answered] = await tx.query(
        `WITH answered AS (
           UPDATE transmission SET state = 'answered', answered_at = $3, answered_by = $4 WHERE town_id = $1 AND id = $2 AND state = 'sent' RETURNING id),
         done AS (${silenceEnded} FROM answered WHERE ${itsTask})
         SELECT id FROM answered`,
        [tx.townId, id, deed.at, deed.actor],
      );
      if (!answered) throw new NotNow('Cette demande n’attend pas de réponse.');
      await stopTimers(tx, dossier.id, ['administration-silent']);
      await writeEvents(tx, [
        { dossierId: dossier.id, kind: 'transmission-answered', ...deed, data: { transmission: id } },
      ]);
      await closeIfNothingIsOwed(tx, dossier.id, deed.at);
      return [];
    });
  }
}

const silenceEnded = `UPDATE task SET state = 'done', done_at = $3, done_by = $4`;
const itsTask = `task.town_id = $1 AND task.key = 'administration-silent-' || $2::text AND task.open`;

/** The dossier first, as everywhere. */
async function lock(tx: TownTransaction, member: Membership, id: string): Promise<Locked> {
  const [found] = await tx.query<{ dossier_id: string }>(
    'SELECT dossier_id FROM transmission WHERE town_id = $1 AND id = $2',
    [tx.townId, id],
  );
  if (!found) throw new NotThere();
  const dossier = await lockDossier(tx, member, { id: found.dossier_id });
  const [transmission] = await tx.query<TransmissionRow>('SELECT * FROM transmission WHERE town_id = $1 AND id = $2', [
    tx.townId,
    id,
  ]);
  return { dossier, transmission: transmission! };
}

/** A second click is not a second reminder. */
const oncePer = '1 hour';

async function reminded(tx: TownTransaction, id: string, { actor, at }: { actor: string; at: Date }): Promise<number> {
  const [row] = await tx.query<{ reminders: number }>(
    `WITH reminded AS (
       UPDATE transmission SET reminders = reminders + 1, reminded_at = $3
       WHERE town_id = $1 AND id = $2 AND state = 'sent' AND (reminded_at IS NULL OR reminded_at <= $3::timestamptz - interval '${oncePer}')
       RETURNING id, reminders),
     done AS (${silenceEnded} FROM reminded WHERE ${itsTask})
     SELECT reminders FROM reminded`,
    [tx.townId, id, at, actor],
  );
  if (!row) throw new NotNow('Cette demande n’attend pas de réponse, ou une relance vient de partir.');
  return row.reminders;
}
