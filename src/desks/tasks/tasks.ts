import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import type { DossierRow } from '../../dossiers/rows.js';
import type { TaskState } from '../../dossiers/states.js';
import { tasksOfHead, type TaskKind } from '../../dossiers/tasks.js';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase } from '../../platform/database/index.js';
import { Towns, type Town } from '../../towns/index.js';
import { isHidden } from '../dossiers/page.js';
import { demarcheName, serviceName } from '../names/town-names.js';
import { actorOf } from '../acting/actor.js';
import { doneBy, ownServices } from './own-services.js';
import type { TaskCard, TasksAsked } from './task.dto.js';

const shownMax = 200;

type OfDossier = Pick<DossierRow, 'demarche_id' | 'confidential' | 'priority'>;

interface Row extends OfDossier {
  id: string;
  kind: TaskKind;
  state: TaskState;
  reason: string | null;
  due_at: Date | null;
  created_at: Date;
  service_id: string | null;
  taken_by: string | null;
  taken_at: Date | null;
  number: string | null;
  dossier_service: string | null;
  contact_id: string | null;
}

/** What there is to do. */
@Injectable()
export class Tasks {
  constructor(
    private readonly database: TownDatabase,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  /**
   * What is due first comes first, whatever the channel it came by and however often the usager asked (EG-01).
   * Whoever is responsible has the work of the head in their queue, and that of a service when they name it.
   */
  async list(member: Membership, caller: Caller, { view, service }: TasksAsked): Promise<TaskCard[]> {
    const town = await this.towns.byId(member.townId);
    const now = this.clock.now();
    const login = actorOf(caller);
    const own = ownServices(town, member);
    const rows = await this.database.inTown(town.id, (tx) =>
      tx.query<Row>(
        `SELECT task.id, kind, task.state, reason, due_at, task.created_at, task.service_id, taken_by, taken_at,
           number, demarche_id, confidential, priority, dossier.service_id AS dossier_service,
           (SELECT contact.id FROM dossier_contact JOIN contact ON contact.town_id = $1 AND contact.id = contact_id
            WHERE dossier_contact.town_id = $1 AND dossier_id = dossier.id ORDER BY received_at, contact.id LIMIT 1) AS contact_id
         FROM task LEFT JOIN dossier ON dossier.town_id = $1 AND dossier.id = dossier_id
         WHERE task.town_id = $1 AND open
         AND CASE $5 WHEN 'mine' THEN task.state = 'taken' AND taken_by = $6
                     WHEN 'late' THEN due_at < $7
                     ELSE task.state = 'to-do' AND (NOT $8::boolean OR kind = ANY ($3)) END
         AND ($2::text[] IS NULL OR (task.service_id = ANY ($2) AND kind <> ALL ($3)))
         AND ($4::text[] IS NULL OR task.service_id = ANY ($4))
         ORDER BY due_at NULLS LAST, task.created_at, task.id LIMIT ${shownMax}`,
        [
          town.id,
          // What one has taken is shown wherever it is from.
          view === 'mine' ? null : own,
          tasksOfHead,
          service === undefined ? null : doneBy(town, service),
          view,
          login,
          now,
          // Of whoever is responsible: the work of the head.
          own === null && service === undefined,
        ],
      ),
    );
    return rows.map((row) => cardOf(town, member, row, login, now));
  }
}

function cardOf(town: Town, member: Membership, row: Row, login: string, now: Date): TaskCard {
  const contentHidden = row.number !== null && isHidden(member, { ...row, service_id: row.dossier_service });
  return {
    id: row.id,
    kind: row.kind,
    reason: contentHidden ? null : row.reason,
    dueAt: row.due_at,
    late: row.due_at !== null && row.due_at < now,
    createdAt: row.created_at,
    service: serviceName(town, row.service_id),
    takenBy: row.state === 'taken' ? row.taken_by : null,
    takenAt: row.state === 'taken' ? row.taken_at : null,
    mine: row.state === 'taken' && row.taken_by === login,
    dossier: row.number,
    contactId: row.contact_id,
    demarche: demarcheName(town, row.demarche_id),
    contentHidden,
  };
}
