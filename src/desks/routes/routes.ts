import { Injectable } from '@nestjs/common';
import type { Membership } from '../../access/index.js';
import type { ContactRow } from '../../dossiers/rows.js';
import { asRouted, asTold, explain, foundOut, type FoundOut } from '../../pipeline/routing/index.js';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase, type TownTransaction } from '../../platform/database/index.js';
import { Invalid } from '../../platform/http/index.js';
import { Towns, type Town } from '../../towns/index.js';
import { ContentHidden, NotNow, NotThere } from '../acting/refusals.js';
import type { ContactRecord } from '../contacts/contact-record.js';
import { oneContact } from '../contacts/list-contacts.js';
import { mayReadContact } from '../privacy/may-read-contact.js';
import type { RouteExplanation } from './route.dto.js';
import type { RouteAsked } from './route-query.js';

/** What routing would do, and why: it changes nothing. */
@Injectable()
export class Routes {
  constructor(
    private readonly database: TownDatabase,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  async ofDemarche(member: Membership, { demarche, urgency, at, ...told }: RouteAsked): Promise<RouteExplanation> {
    const town = await this.towns.byId(member.townId);
    const imagined = {
      ...told,
      at: at === undefined ? this.clock.now() : new Date(at),
      danger: urgency === 'normal' ? null : urgency,
    };
    return explain(town, known(town, demarche), asTold(town, imagined));
  }

  /** @param demarche absent: what it was found to be about */
  async ofContact(member: Membership, id: string, demarche: string | undefined): Promise<RouteExplanation> {
    const town = await this.towns.byId(member.townId);
    return this.database.inTown(town.id, async (tx) => {
      const contact = await oneContact(tx, id);
      if (!contact) throw new NotThere();
      if (!mayReadContact(town, member, contact)) throw new ContentHidden();
      const about = demarche === undefined ? foundIn(contact) : known(town, demarche);
      if (about === null) throw new NotNow('Personne n’a encore dit de quoi il s’agit : précisez une démarche.');
      const found = await weighed(tx, id);
      return explain(town, about, asRouted(found, found, this.clock.now()));
    });
  }
}

function known({ demarches }: Town, id: string): string {
  if (!demarches.has(id)) throw new Invalid([{ field: 'demarche', message: 'Cette démarche n’est pas au catalogue.' }]);
  return id;
}

/** Decided, chosen or guessed, in this order. */
function foundIn({ demarche_id, facts, guesses }: ContactRecord): string | null {
  return demarche_id ?? facts.demarches?.[0] ?? guesses[0]?.demarche ?? null;
}

async function weighed(tx: TownTransaction, id: string): Promise<ContactRow & FoundOut> {
  const [row] = await tx.query<ContactRow & FoundOut>(
    `SELECT channel, service_id, received_at, sender, reading, facts, subject, body, ${foundOut('$2')}
     FROM contact WHERE town_id = $1 AND id = $2`,
    [tx.townId, id],
  );
  return row!;
}
