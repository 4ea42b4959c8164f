import { isSuspended, suspendedUntil, type LegalFacts } from '../../dossiers/clocks/index.js';
import { localDay, type Town } from '../../towns/index.js';
import type { LegalClock } from './dossier-page.dto.js';
import type { DossierRecord } from './dossier-record.js';

const effects = { SVA: 'acceptance', SVR: 'rejection' } as const;

/** When silence decides on a dossier, as people see it; null where it decides nothing, or the answer has come first. */
export function legalClockOf(town: Town, dossier: DossierRecord, now: Date): LegalClock | null {
  const { legal, tacit_on, tacit_announced, state } = dossier;
  const isAnswered = dossier.debts.some((debt) => debt.kind === 'answer' && debt.state === 'settled');
  if (!legal || (legal.regime !== 'SVA' && legal.regime !== 'SVR') || isAnswered || state === 'closed') return null;
  const facts = factsOf(town, dossier, legal);
  const today = localDay(town, now);
  return {
    effect: effects[legal.regime],
    on: tacit_on,
    suspended: isSuspended(facts, today),
    suspendedUntil: suspendedUntil(facts, today),
    announced: tacit_announced,
    basis: legal.basis,
    validated: legal.validated !== null,
  };
}

function factsOf(town: Town, dossier: DossierRecord, law: LegalFacts['law']): LegalFacts {
  const day = (instant: string) => localDay(town, new Date(instant));
  const receivedOn = localDay(town, dossier.received_at);
  return {
    law,
    receivedOn,
    competentOn: competentOn(town, dossier),
    asked: dossier.documentRequests.map(({ askedAt, deadline, receivedAt }) => ({
      askedOn: day(askedAt),
      deadline,
      receivedOn: receivedAt === null ? null : day(receivedAt),
    })),
    answeredOn: null,
  };
}

/** Null: an administration outside has perhaps not received it yet (TR-02). */
function competentOn(town: Town, { competent_received_at, administration_id, received_at }: DossierRecord) {
  if (competent_received_at) return localDay(town, competent_received_at);
  return administration_id === null ? localDay(town, received_at) : null;
}
