import { Injectable } from '@nestjs/common';
import type { Membership } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase, type TownTransaction } from '../../platform/database/index.js';
import { Towns, type Town } from '../../towns/index.js';
import { listedCardOf } from '../contacts/card.js';
import { dossierCardOf } from '../dossiers/page.js';
import { NotThere } from '../acting/refusals.js';
import { doublesOf } from './doubles.js';
import { findUsagers } from './find-usagers.js';
import { readSearch } from './read-search.js';
import { missingOf, usagerCardOf } from './usager-card.js';
import type { LikelyUsager, UsagerCard, UsagerChange, UsagerPage } from './usager.dto.js';
import { usagerRecords, type UsagerRecord } from './usager-record.js';

const foundMax = 20;
const contactsOfFound = 20;
const contactsOfPage = 50;

/** The usagers of a town, as its people see them. */
@Injectable()
export class Usagers {
  constructor(
    private readonly database: TownDatabase,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  async find(member: Membership, typed: string): Promise<UsagerCard[]> {
    const town = await this.towns.byId(member.townId);
    const search = readSearch(typed);
    return this.database.inTown(town.id, async (tx) => {
      const ids = await findUsagers(tx, member, search, foundMax);
      return (await usagerRecords(tx, town, member, ids, contactsOfFound)).map(usagerCardOf);
    });
  }

  async page(member: Membership, id: string): Promise<UsagerPage> {
    const town = await this.towns.byId(member.townId);
    return this.database.inTown(town.id, async (tx) => {
      const usager = await readableUsager(tx, town, member, id, contactsOfPage);
      const doubles = await doublesOf(tx, usager, this.clock.now());
      return {
        ...usagerCardOf(usager),
        otherNames: usager.names.slice(1),
        missing: missingOf(usager),
        dossiers: usager.dossiers.map((dossier) => dossierCardOf(town, dossier)),
        contacts: usager.contacts.slice(0, contactsOfPage).map((contact) => listedCardOf(town, member, contact)),
        doubles: await asLikely(tx, town, member, doubles),
        changes: await changesOf(tx, usager),
      };
    });
  }
}

/** @throws NotThere also when the caller may read nothing of theirs */
export async function readableUsager(
  tx: TownTransaction,
  town: Town,
  member: Membership,
  id: string,
  contactsMax = contactsOfFound,
): Promise<UsagerRecord> {
  const [usager] = await usagerRecords(tx, town, member, [id], contactsMax);
  if (!usager) throw new NotThere();
  return usager;
}

/** Usagers who may be meant, as this reader may see them. */
export async function asLikely(
  tx: TownTransaction,
  town: Town,
  member: Membership,
  matches: readonly { usagerId: string; reasons: string[] }[],
): Promise<LikelyUsager[]> {
  const usagers = await usagerRecords(
    tx,
    town,
    member,
    matches.map(({ usagerId }) => usagerId),
    contactsOfFound,
  );
  return usagers.map((usager) => ({
    usager: usagerCardOf(usager),
    reasons: matches.find(({ usagerId }) => usager.fileIds.includes(usagerId))!.reasons,
  }));
}

/** Merges of which this is the whole, splits of which it is a part, contacts it was given. */
function changesOf(tx: TownTransaction, { fileIds }: UsagerRecord): Promise<UsagerChange[]> {
  return tx.query<UsagerChange>(
    `SELECT change.id, kind, at, actor, other.name FROM usager_change change
     LEFT JOIN usager other ON other.town_id = $1
       AND other.id = CASE WHEN kind <> 'merge' AND change.usager_id = ANY ($2) THEN change.other_id ELSE change.usager_id END
     WHERE change.town_id = $1 AND undone_at IS NULL AND CASE kind
       WHEN 'merge' THEN change.usager_id = ANY ($2)
       WHEN 'split' THEN change.usager_id = ANY ($2) <> (change.other_id = ANY ($2))
       ELSE change.usager_id = ANY ($2) END
     ORDER BY at DESC, change.id DESC`,
    [tx.townId, fileIds],
  );
}
