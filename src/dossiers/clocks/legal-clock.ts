import { addDays, addMonths, daysBetween, earlierOf, laterOf, type Day } from './days.js';
import type { Law } from './law.js';

/** Pieces that were asked for (CRPA L114-5). */
export interface PiecesAsked {
  askedOn: Day;
  /** By when; it is not before `askedOn`. */
  deadline: Day;
  /** All of them; null: not yet. */
  receivedOn: Day | null;
}

/** All that weighs on when silence decides. */
export interface LegalFacts {
  law: Pick<Law, 'regime' | 'silenceMonths'>;
  /** By the administration that was seized first. */
  receivedOn: Day;
  /** By the one that is competent; null: it is not known to have received anything yet. */
  competentOn: Day | null;
  /** In the order in which they were asked for. */
  asked: readonly PiecesAsked[];
  /** When the usager had an express answer. */
  answeredOn: Day | null;
}

/**
 * The day on which silence decides, if nothing more happens; null when it does not, or not yet.
 *
 * Acceptance: from the reception by whoever is competent (L114-3), of all the pieces (L114-5). Rejection: from the first
 * reception, whoever had it, without the days from a request of pieces to their arrival or the deadline. No day is moved for a
 * week-end or a holiday (SI-14). On the day itself silence has decided: an answer or a request of pieces comes too late.
 */
export function tacitDecisionOn(facts: LegalFacts): Day | null {
  const { law, receivedOn, competentOn, asked, answeredOn } = facts;
  if (law.silenceMonths === null) return null;
  const day = dayOf(law.regime, law.silenceMonths, { receivedOn, competentOn, asked });
  return day !== null && answeredOn !== null && answeredOn < day ? null : day;
}

/** What an acknowledgement says, « sous réserve que la demande soit complète » (AR-06): as if nothing were still missing. */
export function announcedOn(facts: LegalFacts, today: Day): Day | null {
  return tacitDecisionOn({ ...facts, asked: facts.asked.filter((each) => !isMissing(facts.law, each, today)) });
}

/** The clock stands still: pieces are missing, and silence has not decided before they were asked for. */
export function isSuspended({ law, ...facts }: LegalFacts, today: Day): boolean {
  const day = tacitDecisionOn({ law, ...facts });
  if (law.regime !== 'SVA' && law.regime !== 'SVR') return false;
  return facts.asked.some((each) => isMissing(law, each, today) && (day === null || each.askedOn < day));
}

/** Of a rejection: the day from which the clock goes on even if nothing arrives; null when it goes on. */
export function suspendedUntil(facts: LegalFacts, today: Day): Day | null {
  if (facts.law.regime !== 'SVR' || !isSuspended(facts, today)) return null;
  return facts.asked
    .filter((each) => isMissing(facts.law, each, today))
    .map(({ deadline }) => deadline)
    .reduce(laterOf);
}

/** Until they come, for an acceptance; until the deadline, for a rejection. */
function isMissing({ regime }: LegalFacts['law'], { receivedOn, deadline }: PiecesAsked, today: Day): boolean {
  return receivedOn === null && (regime === 'SVA' || today < deadline);
}

type Dates = Pick<LegalFacts, 'receivedOn' | 'competentOn' | 'asked'>;

function dayOf(regime: Law['regime'], months: number, { receivedOn, competentOn, asked }: Dates): Day | null {
  if (regime === 'SVA') return competentOn === null ? null : acceptanceOn(competentOn, months, asked);
  return regime === 'SVR' ? rejectionOn(receivedOn, months, asked) : null;
}

function acceptanceOn(from: Day, months: number, asked: readonly PiecesAsked[]): Day | null {
  let completeOn = from;
  for (const { askedOn, receivedOn } of asked) {
    if (askedOn >= addMonths(completeOn, months)) break;
    if (receivedOn === null) return null;
    completeOn = laterOf(completeOn, receivedOn);
  }
  return addMonths(completeOn, months);
}

/** Days suspended twice count once. */
function rejectionOn(from: Day, months: number, asked: readonly PiecesAsked[]): Day {
  let day = addMonths(from, months);
  let countedTo = from;
  for (const { askedOn, deadline, receivedOn } of asked) {
    if (askedOn >= day) break;
    const start = laterOf(askedOn, countedTo);
    const end = laterOf(start, earlierOf(deadline, receivedOn ?? deadline));
    day = addDays(day, daysBetween(start, end));
    countedTo = end;
  }
  return day;
}
