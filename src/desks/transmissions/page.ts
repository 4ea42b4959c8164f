import type { DeliveryFailure } from '../../dossiers/delivery.js';
import type { MessageState } from '../../dossiers/states.js';
import type { TransmissionRow } from '../../dossiers/transmissions.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Administration } from '../../towns/configuration/index.js';
import { localDay, officesOf, transmissionRules, type Town } from '../../towns/index.js';
import type { LeftOut, OfficeOf, TransmissionEntry, TransmissionPage } from './transmission.dto.js';
import { piecesOf } from './pieces.js';
import type { Request } from './request.js';

type Row = TransmissionRow & {
  message_id: string | null;
  mail_id: string | null;
  mail_state: MessageState | null;
  failure: DeliveryFailure | null;
  proof: string | null;
  unsure_mail_id: string | null;
};

/** Those of a dossier, oldest first, each with what became of its mail. */
export function transmissionRows(tx: TownTransaction, dossierId: string): Promise<Row[]> {
  return tx.query<Row>(
    `SELECT transmission.*, message.message_id, message.id AS mail_id, message.state AS mail_state, message.failure, message.reference AS proof,
       (SELECT id FROM message unsure WHERE unsure.town_id = $1 AND unsure.transmission_id = transmission.id AND unsure.state = 'unknown'
        ORDER BY composed_at LIMIT 1) AS unsure_mail_id
     FROM transmission LEFT JOIN message ON message.town_id = $1 AND transmission_id = transmission.id AND key = 'transmission-' || round
     WHERE transmission.town_id = $1 AND transmission.dossier_id = $2 ORDER BY round`,
    [tx.townId, dossierId],
  );
}

export function transmissionPage(
  town: Town,
  administration: Administration,
  request: Request,
  rows: readonly Row[],
  now: Date,
): TransmissionPage {
  return {
    isDue: request.isDue,
    administration: { id: administration.id, name: administration.name },
    receivedAt: request.receivedAt,
    offices: officesOf(town, administration).map(asOffice),
    doNotSend: administration.do_not_send,
    byEmail: piecesOf(request, 'email', administration.do_not_send),
    onPaper: piecesOf(request, 'letter', administration.do_not_send),
    mayBeSealed: request.channel === 'letter',
    copyDays: administration.keep_copy ? null : transmissionRules(town, localDay(town, now)).copy_days,
    transmissions: rows.map(asEntry),
  };
}

function asOffice(office: TransmissionRow['office']): OfficeOf {
  return { ...office, address: [...office.address] };
}

function asEntry(row: Row): TransmissionEntry {
  return {
    id: row.id,
    round: row.round,
    state: row.state,
    way: row.way,
    office: asOffice(row.office),
    sealed: row.sealed,
    joined: row.joined.map(({ name }) => name),
    leftOut: row.left_out as LeftOut[],
    preparedAt: row.prepared_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    sentBy: row.sent_by,
    reference: row.reference,
    messageId: row.message_id,
    mailId: row.mail_id,
    mailState: row.mail_state,
    failure: row.failure,
    proof: row.proof,
    unsureMailId: row.unsure_mail_id,
    reminders: row.reminders,
    remindedAt: row.reminded_at?.toISOString() ?? null,
    answeredAt: row.answered_at?.toISOString() ?? null,
    copyRemovedAt: row.copy_removed_at?.toISOString() ?? null,
  };
}
