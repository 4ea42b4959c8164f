import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Caller, Membership } from '../../access/index.js';
import { writeEvents } from '../../dossiers/timeline.js';
import { transmissionKey } from '../../dossiers/transmissions.js';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase, type TownTransaction } from '../../platform/database/index.js';
import { DocumentStore } from '../../platform/documents/index.js';
import { administrationOf, Towns, type Town } from '../../towns/index.js';
import { isHidden } from '../dossiers/page.js';
import { lockDossier } from '../dossiers/lock-dossier.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { ContentHidden, NotNow, NotThere } from '../acting/refusals.js';
import { bordereauSubject, type Sending } from './bordereau.js';
import { keepMail } from './keep-mail.js';
import { transmissionPage, transmissionRows } from './page.js';
import { keepPapers, writePapers, type Papers } from './papers.js';
import { chosenOf, piecesOf, textPiece } from './pieces.js';
import { requestOf, type Request } from './request.js';
import { nextRound } from './rounds.js';
import type { TransmissionAsked, TransmissionPage } from './transmission.dto.js';

/** Requests that another administration is competent for, sent on by a person (CRPA L114-2). */
@Injectable()
export class Transmissions {
  constructor(
    private readonly desk: DeskWork,
    private readonly database: TownDatabase,
    private readonly towns: Towns,
    private readonly store: DocumentStore,
    private readonly clock: Clock,
  ) {}

  async page(member: Membership, number: string): Promise<TransmissionPage> {
    const town = await this.towns.byId(member.townId);
    return this.database.inTown(town.id, async (tx) => {
      const request = await readable(tx, member, number);
      const rows = await transmissionRows(tx, request.dossierId);
      return transmissionPage(town, competentOf(town, request), request, rows, this.clock.now());
    });
  }

  /** An e-mail leaves at once; on paper the bordereau is written, and somebody posts it. */
  async prepare(member: Membership, caller: Caller, number: string, asked: TransmissionAsked): Promise<void> {
    const town = await this.towns.byId(member.townId);
    const request = await this.database.inTown(town.id, (tx) => readable(tx, member, number));
    const sending = sendingOf(town, request, asked, this.clock.now());
    const papers = await writePapers(this.store, town, request, asked.office, sending);
    await this.desk.decide(town.id, async (tx) => {
      const dossier = await lockDossier(tx, member, { number });
      if (dossier.administration_id !== request.administrationId)
        throw new NotNow('Un collègue vient de corriger ce dossier : relisez-le avant de le transmettre.');
      const actor = actorOf(caller);
      const round = await nextRound(tx, dossier.id, { actor, at: sending.at });
      await keepPapers(tx, papers);
      const id = await insert(tx, request, { asked, sending, papers, round, actor });
      if (asked.way !== 'email') return [];
      const mail = { dossierId: dossier.id, transmissionId: id, key: transmissionKey({ round }), office: asked.office };
      const subjectId = await keepMail(tx, town, {
        ...mail,
        subject: bordereauSubject(request),
        text: papers.words,
        at: sending.at,
      });
      return [{ stage: 'delivery', subjectId }];
    });
  }
}

async function readable(tx: TownTransaction, member: Membership, number: string): Promise<Request> {
  const request = await requestOf(tx, number);
  if (!request) throw new NotThere();
  const { confidential, serviceId, priority } = request;
  if (isHidden(member, { confidential, service_id: serviceId, priority })) throw new ContentHidden();
  return request;
}

function competentOf(town: Town, { administrationId }: Request) {
  const known = administrationOf(town, administrationId);
  if (!known) throw new NotNow('Ce dossier ne relève pas d’une autre administration connue de la mairie.');
  return known;
}

function sendingOf(town: Town, request: Request, { way, pieces, sealed }: TransmissionAsked, at: Date): Sending {
  const { do_not_send } = competentOf(town, request);
  if (sealed) {
    if (way === 'email' || request.channel !== 'letter' || pieces.length > 0)
      throw new NotNow('Un pli fermé part intact, par la poste ou en main propre, sans rien d’autre.');
    return { way, sealed, joined: [], leftOut: [], at };
  }
  const chosen = chosenOf(piecesOf(request, way, do_not_send), pieces);
  if (!chosen)
    throw new NotNow('Ces pièces ne peuvent pas partir ainsi : relisez ce qui est joint et ce qui ne doit pas l’être.');
  return { way, sealed, ...chosen, at };
}

interface Prepared {
  asked: TransmissionAsked;
  sending: Sending;
  papers: Papers;
  round: number;
  actor: string;
}

async function insert(
  tx: TownTransaction,
  { dossierId, receivedAt }: Request,
  { asked, sending, papers, round, actor }: Prepared,
): Promise<string> {
  const id = uuid();
  const joined = sending.joined.map((piece) => ({
    documentId: piece.id === textPiece ? papers.text!.id : piece.id,
    name: piece.name,
  }));
  await tx.query(
    `INSERT INTO transmission (town_id, id, dossier_id, round, state, way, office, received_at, sealed, joined, left_out, bordereau_id, prepared_at, prepared_by)
     VALUES ($1, $2, $3, $4, 'prepared', $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      tx.townId,
      id,
      dossierId,
      round,
      asked.way,
      JSON.stringify(asked.office),
      receivedAt,
      sending.sealed,
      JSON.stringify(joined),
      JSON.stringify(sending.leftOut),
      papers.bordereau.id,
      sending.at,
      actor,
    ],
  );
  const data = { transmission: id, way: asked.way, round, joined: joined.length, leftOut: sending.leftOut.length };
  await writeEvents(tx, [{ dossierId, kind: 'transmission-prepared', actor, at: sending.at, data }]);
  return id;
}
