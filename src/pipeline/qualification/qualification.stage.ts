import { Inject, Injectable } from '@nestjs/common';
import { joinDossier } from '../../dossiers/join-dossier.js';
import type { ContactRow } from '../../dossiers/rows.js';
import { program } from '../../dossiers/timeline.js';
import { Clock } from '../../platform/clock/index.js';
import { ENVIRONMENT, type Environment } from '../../platform/config/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { addWorkingDays, endOfDay, Towns, type Town } from '../../towns/index.js';
import { done, toHuman, type Outcome, type Stage } from '../stage.js';
import { Classifiers } from './classifiers.js';
import { dangersIn } from './danger/index.js';
import { decide, type Decision, type Known } from './decide.js';
import { identitiesOf } from './identity/index.js';
import { keepQualification } from './keep-qualification.js';
import { openProvisional } from './provisional.js';
import { surroundingsOf } from './surroundings.js';

/** Section 9 of rules.md, where nothing else is promised. */
const anotherAnswerWorkingDays = 15;

/** Who is it, what is it about, is somebody in danger, how sure are we? Under the threshold a person says. */
@Injectable()
export class QualificationStage implements Stage<'contact', undefined> {
  readonly name = 'qualification';

  constructor(
    @Inject(Towns) private readonly towns: Towns,
    @Inject(Classifiers) private readonly classifiers: Classifiers,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async run(tx: TownTransaction, contact: ContactRow): Promise<Outcome> {
    const town = await this.towns.byId(tx.townId);
    const at = this.clock.now();
    const sender = { ...contact.sender, ...contact.reading?.sender };
    const identities = identitiesOf(sender);
    const { usagerId: found, ...around } = await surroundingsOf(tx, contact, identities, at);
    const words = [contact.subject, contact.body].filter(Boolean).join('\n');
    const known: Known = {
      contact,
      guesses: words ? this.classifiers.of(town).classify(words, { serviceId: contact.service_id ?? undefined }) : [],
      dangers: dangersIn(words, town.alerts),
      ...around,
    };
    const decision = decide(known, town, this.environment.QUALIFICATION_THRESHOLD);
    const usagerId = await keepQualification(tx, {
      contactId: contact.id,
      usagerId: found,
      name: sender.name ?? null,
      identities,
      ...judgement(decision, contact),
      guesses: known.guesses.slice(0, 5),
      dangers: known.dangers,
    });
    return this.follow(tx, town, { ...contact, usager_id: usagerId }, decision, known);
  }

  private async follow(
    tx: TownTransaction,
    town: Town,
    contact: ContactRow,
    decision: Decision,
    known: Known,
  ): Promise<Outcome> {
    const at = this.clock.now();
    switch (decision.decision) {
      case 'qualified':
        return done('qualified', [{ stage: 'routing', subjectId: contact.id }]);
      case 'answered':
        return done('answered');
      case 'to-read':
        return done('to-read', [], decision.reason);
      case 'joined':
        await joinDossier(tx, decision.dossierId, contact.id, {
          at,
          answerDueAt: endOfDay(town, addWorkingDays(town, contact.received_at, anotherAnswerWorkingDays)),
          danger: known.dangers[0]?.level ?? null,
        });
        return done('joined');
      case 'to-person': {
        const dossierId = await openProvisional(tx, town, contact, contact.usager_id, known.dangers, at);
        return toHuman(decision.reason, dossierId ? [{ stage: 'loopback', subjectId: dossierId }] : []);
      }
      default:
        return decision satisfies never;
    }
  }
}

function judgement(decision: Decision, contact: ContactRow) {
  const byPerson = contact.facts.demarches !== undefined || contact.facts.answered === true;
  return {
    decision: byPerson ? ('human' as const) : ('auto' as const),
    decidedBy: byPerson ? (contact.facts.agent ?? 'usager') : program,
    demarche: 'demarche' in decision ? decision.demarche : null,
    confidence: 'confidence' in decision ? decision.confidence : null,
    reason: 'reason' in decision ? decision.reason : null,
  };
}
