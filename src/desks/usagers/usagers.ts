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
import { changesOf } from './changes-of.js';
import { likelyUsagers } from './likely-usagers.js';
import { answers, readSearch } from './read-search.js';
import { missingOf, usagerCardOf } from './usager-card.js';
import type { UsagerCard, UsagerPage } from './usager.dto.js';
import { usagerRecords, type UsagerRecord } from './usager-record.js';

const foundMax = 20;
/** Those who may not be shown are passed over. */
const lookedAtMax = 3 * foundMax;
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
      const { byDossier, ids } = await findUsagers(tx, member, search, lookedAtMax);
      const found: UsagerCard[] = [];
      for (let from = 0; from < ids.length && found.length < foundMax; from += foundMax) {
        const usagers = await usagerRecords(tx, town, member, ids.slice(from, from + foundMax));
        const meant = usagers.filter((usager) => byDossier.includes(usager.id) || answers(usager, search));
        found.push(...meant.map(usagerCardOf));
      }
      return found.slice(0, foundMax);
    });
  }

  async page(member: Membership, id: string): Promise<UsagerPage> {
    const town = await this.towns.byId(member.townId);
    return this.database.inTown(town.id, async (tx) => {
      const usager = await readableUsager(tx, town, member, id);
      const at = this.clock.now();
      return {
        ...usagerCardOf(usager),
        otherNames: usager.names.slice(1),
        missing: missingOf(usager),
        dossiers: usager.dossiers.map((dossier) => dossierCardOf(town, dossier)),
        contacts: usager.contacts.slice(0, contactsOfPage).map((contact) => listedCardOf(town, member, contact)),
        doubles: await likelyUsagers(tx, town, member, await doublesOf(tx, usager, at), usager, at),
        changes: await changesOf(tx, town, member, usager),
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
): Promise<UsagerRecord> {
  const [usager] = await usagerRecords(tx, town, member, [id]);
  if (!usager) throw new NotThere();
  return usager;
}
