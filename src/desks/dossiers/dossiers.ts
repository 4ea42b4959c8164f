import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase, type TownTransaction } from '../../platform/database/index.js';
import { Towns } from '../../towns/index.js';
import type { Membership } from '../../access/index.js';
import { NotThere } from '../acting/refusals.js';
import type { DossierCard, DossierPage } from './dossier-page.dto.js';
import { dossierByNumber, type DossierColumns } from './dossier-record.js';
import type { DossiersAsked } from './dossiers-query.js';
import { dossierCardOf, dossierPageOf } from './page.js';
import { typedNumber } from './typed-number.js';

const atOnce = 200;

@Injectable()
export class Dossiers {
  constructor(
    private readonly database: TownDatabase,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  async list(member: Membership, asked: DossiersAsked): Promise<DossierCard[]> {
    const town = await this.towns.byId(member.townId);
    const dossiers = await this.database.inTown(town.id, (tx) => listDossiers(tx, asked));
    return dossiers.map((dossier) => dossierCardOf(town, dossier));
  }

  async page(member: Membership, number: string): Promise<DossierPage> {
    const town = await this.towns.byId(member.townId);
    const dossier = await this.database.inTown(town.id, (tx) => dossierByNumber(tx, number));
    if (!dossier) throw new NotThere();
    return dossierPageOf(town, member, dossier, this.clock.now());
  }
}

async function listDossiers(tx: TownTransaction, { service, state, number }: DossiersAsked): Promise<DossierColumns[]> {
  const pattern = number === undefined ? '%' : typedNumber(number);
  if (pattern === null) return [];
  return tx.query<DossierColumns>(
    `SELECT dossier.*, target_date::text AS target_date FROM dossier
     WHERE town_id = $1 AND ($2::text IS NULL OR service_id = $2) AND ($3::text IS NULL OR state = $3) AND number LIKE $4
     ORDER BY dossier.target_date NULLS LAST, number LIMIT ${atOnce}`,
    [tx.townId, service ?? null, state ?? null, pattern],
  );
}
