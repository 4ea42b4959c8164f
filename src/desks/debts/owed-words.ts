import { ForbiddenException, HttpStatus, Injectable } from '@nestjs/common';
import type { Membership } from '../../access/index.js';
import type { DebtKind } from '../../dossiers/debts.js';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase } from '../../platform/database/index.js';
import { Towns, type Town } from '../../towns/index.js';
import { demarcheName, serviceName } from '../names/town-names.js';
import type { OwedWord, UnpaidReason } from './owed-word.dto.js';

const shownMax = 500;

interface Row {
  id: string;
  kind: DebtKind;
  due_at: Date;
  why: UnpaidReason;
  number: string;
  demarche_id: string | null;
  service_id: string | null;
  contact_id: string | null;
}

/** What the town hall owes its usagers, what has been due longest first. */
@Injectable()
export class OwedWords {
  constructor(
    private readonly database: TownDatabase,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  /** An agent sees what their service owes, whoever is responsible all of it. @param service id */
  async list(member: Membership, service: string | undefined): Promise<OwedWord[]> {
    const town = await this.towns.byId(member.townId);
    const own = member.serviceId;
    if (own !== null && service !== undefined && service !== own) throw new OtherService();
    const rows = await this.database.inTown(town.id, (tx) =>
      tx.query<Row>(
        `SELECT debt.id, debt.kind, debt.due_at, number, demarche_id, service_id,
           CASE WHEN NOT payable THEN 'not-payable'
                WHEN message.state IN ('refused', 'bounced', 'complained', 'unknown') THEN 'message-failed'
                WHEN EXISTS (SELECT 1 FROM task WHERE town_id = $1 AND dossier_id = debt.dossier_id AND open
                  AND task.key IN ('call-back-' || debt.key, 'complete-' || debt.key, 'reach-usager-' || debt.key, 'failed-loopback'))
                THEN 'task-waiting' ELSE 'on-its-way' END AS why,
           (SELECT contact.id FROM dossier_contact JOIN contact ON contact.town_id = $1 AND contact.id = contact_id
            WHERE dossier_contact.town_id = $1 AND dossier_id = dossier.id ORDER BY contact.received_at, contact.id LIMIT 1) AS contact_id
         FROM debt JOIN dossier ON dossier.town_id = $1 AND dossier.id = dossier_id
         LEFT JOIN message ON message.town_id = $1 AND message.id = debt.message_id
         WHERE debt.town_id = $1 AND debt.state = 'owed' AND ($2::text IS NULL OR service_id = $2)
         ORDER BY debt.due_at, debt.id LIMIT ${shownMax}`,
        [town.id, service ?? own],
      ),
    );
    return rows.map((row) => wordOf(town, row, this.clock.now()));
  }
}

class OtherService extends ForbiddenException {
  constructor() {
    super({ statusCode: HttpStatus.FORBIDDEN, message: 'Un agent voit ce que doit son service.' });
  }
}

function wordOf(town: Town, row: Row, now: Date): OwedWord {
  return {
    id: row.id,
    kind: row.kind,
    dueAt: row.due_at,
    late: row.due_at < now,
    why: row.why,
    dossier: row.number,
    contactId: row.contact_id,
    demarche: demarcheName(town, row.demarche_id),
    service: serviceName(town, row.service_id),
  };
}
