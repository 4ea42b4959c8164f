import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { numberingOf } from '../../dossiers/numbering.js';
import { openDossiers, type NewDossier } from '../../dossiers/open-dossiers.js';
import { reachedTownHallAt, type ContactRow } from '../../dossiers/rows.js';
import { Clock } from '../../platform/clock/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { Towns } from '../../towns/index.js';
import { done, type Outcome, type Stage } from '../stage.js';
import { askForRegime } from './ask-for-regime.js';
import { asRouted } from './as-routed.js';
import { wordsInChain } from './chain.js';
import { fillProvisional } from './fill-provisional.js';
import { foundOut, type FoundOut } from './found-out.js';
import { followFormer } from './follow-former.js';
import { keepWords } from './keep-words.js';
import { subDossiers } from './parts-of.js';
import { plan, type Plan } from './plan.js';
import { tellApart } from './tell-apart.js';

interface Qualified extends FoundOut {
  demarche_id: string | null;
  /** The needs a person found in it, the parent first; none: one need. */
  parts: { demarche: string; text: string | null }[];
  /** A dossier opened while a person had to say what the contact is about. */
  provisional_id: string | null;
}

/** Gives each need to whoever must answer it, and writes down what the usager is owed. */
@Injectable()
export class RoutingStage implements Stage<'contact', undefined> {
  readonly name = 'routing';

  constructor(
    @Inject(Towns) private readonly towns: Towns,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async run(tx: TownTransaction, contact: ContactRow): Promise<Outcome> {
    const town = await this.towns.byId(tx.townId);
    const qualified = await qualificationOf(tx, contact.id);
    const demarches = demarchesOf(contact, qualified);
    if (demarches.length === 0) throw new Error('a contact was sent to routing without a démarche');
    const at = this.clock.now();
    const routed = asRouted(contact, qualified, at);
    const plans = demarches.map((id, place) => plan(town, id, routed, place === 0));
    const parentId = qualified.provisional_id ?? uuid();
    const dossiers = plans.map((each, place) =>
      asDossier(each, contact, place === 0 ? parentId : uuid(), place === 0 ? null : parentId),
    );
    const numbering = numberingOf(town, at);
    const [parent, ...children] = dossiers;
    if (dossiers.length > 1 && qualified.parts.length > 0) tellApart(town, contact.channel, dossiers, plans);
    if (qualified.provisional_id) {
      const others = children.length > 0 ? await openDossiers(tx, contact.id, children, numbering, at) : [];
      await fillProvisional(tx, parent!, others, at);
    } else await openDossiers(tx, contact.id, dossiers, numbering, at);
    const subs = dossiers.map((each, place) => subDossiers(each, plans[place]!.parts));
    if (subs.flat().length > 0) await openDossiers(tx, contact.id, subs.flat(), numbering, at);
    const words = dossiers.flatMap((dossier, place) => {
      const own = qualified.parts[place]?.text ?? wordsInChain(plans[0]!.demarche, plans[place]!.demarche, routed);
      // Whoever has a part in one need reads no more of the contact than that need (J09, J24).
      return [dossier, ...subs[place]!].map(({ id }) => ({ dossierId: id, words: own }));
    });
    if (words.some((each) => each.words !== null)) await keepWords(tx, contact.id, words);
    await followFormer(tx, contact, parentId);
    await askForRegime(tx, plans, at);
    return done(
      'routed',
      dossiers.map(({ id }) => ({ stage: 'loopback', subjectId: id })),
    );
  }
}

async function qualificationOf(tx: TownTransaction, contactId: string): Promise<Qualified> {
  const [row] = await tx.query<Qualified>(
    `SELECT (SELECT demarche_id FROM qualification WHERE town_id = $1 AND contact_id = $2 ORDER BY created_at DESC, id DESC LIMIT 1),
            -- What a person has found is not lost when the contact has to be tried again.
            coalesce((SELECT parts FROM qualification WHERE town_id = $1 AND contact_id = $2 AND decision = 'human' ORDER BY created_at DESC, id DESC LIMIT 1), '[]') AS parts,
            ${foundOut('$2')},
            (SELECT dossier_id FROM dossier_contact JOIN dossier ON dossier.town_id = $1 AND dossier.id = dossier_id
             WHERE dossier_contact.town_id = $1 AND contact_id = $2 AND demarche_id IS NULL LIMIT 1) AS provisional_id`,
    [tx.townId, contactId],
  );
  return row!;
}

/** All those chosen when the contact came in, unless a person has since said that it is about something else. */
function demarchesOf({ facts }: ContactRow, { demarche_id: decided, parts }: Qualified): string[] {
  if (parts.length > 0) return parts.map(({ demarche }) => demarche);
  const chosen = facts.demarches ?? [];
  if (!decided || chosen.includes(decided)) return chosen;
  return [decided];
}

function asDossier(planned: Plan, contact: ContactRow, id: string, parentId: string | null): NewDossier {
  const { demarche, mode, service, administration, priority, targetDate, competentAt } = planned;
  const { law, tacitOn, asked, timers, tasks, debts } = planned;
  return {
    id,
    demarcheId: demarche.id,
    serviceId: service.id,
    administrationId: administration?.id ?? null,
    usagerId: contact.usager_id,
    parentId,
    priority,
    confidential: service.confidential,
    summary: service.confidential ? null : demarche.title,
    receivedAt: reachedTownHallAt(contact),
    competentAt,
    targetDate: mode === 'municipal' ? targetDate : null,
    // Once the usager is told where to go, nothing is left to do.
    state: mode === 'orientation' ? 'closing' : 'open',
    law,
    tacitOn,
    asked,
    timers,
    tasks,
    debts,
  };
}
