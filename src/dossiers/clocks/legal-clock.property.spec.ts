import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tacitDecisionOn, type LegalFacts, type PiecesAsked } from './legal-clock.js';

/**
 * The rules said another way: a calendar that is walked day by day, in the days of Paris, as a clerk would with a pencil. It
 * knows nothing of the code it checks, not even how that writes a day.
 */
const dayMs = 24 * 3_600_000;
const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });
/** Noon in Paris or nearly, whatever the season: never another day there. */
const days = Array.from({ length: 2_400 }, (_, place) =>
  paris.format(new Date(Date.UTC(2026, 0, 1, 11) + place * dayMs)),
);
const place = new Map(days.map((day, index) => [day, index]));
const lastOfMonth = new Map(days.map((day) => [day.slice(0, 7), Number(day.slice(8))]));

function penciled({ law, receivedOn, competentOn, asked, answeredOn }: LegalFacts): string | null {
  const start = law.regime === 'SVA' ? competentOn : receivedOn;
  if (law.silenceMonths === null || !['SVA', 'SVR'].includes(law.regime) || start === null) return null;
  let from = start;
  /** Days on which the clock of a rejection stood still. */
  let stood = 0;
  for (const today of days.slice(place.get(start))) {
    const open = asked.filter((one) => one.askedOn <= today && !isOver(one, law.regime, today));
    if (law.regime === 'SVA') {
      // Whatever comes today makes it begin again, unless silence decides today and it was asked for today: too late.
      const isDay = today === sameDay(from, law.silenceMonths);
      const came = asked.some(
        (one) => one.receivedOn === today && (one.askedOn < today || (one.askedOn === today && !isDay)),
      );
      if (came) from = today;
    }
    const runs = law.regime === 'SVR' || asked.every((one) => one.askedOn >= today || isOver(one, law.regime, today));
    if (runs && place.get(today) === place.get(sameDay(from, law.silenceMonths))! + stood) return unlessAnswered(today);
    if (law.regime === 'SVR' && open.length > 0) stood += 1;
  }
  return null;

  function unlessAnswered(day: string): string | null {
    return answeredOn !== null && answeredOn < day ? null : day;
  }
}

function isOver({ receivedOn, deadline }: PiecesAsked, regime: string, today: string): boolean {
  if (receivedOn !== null && receivedOn <= today) return true;
  return regime === 'SVR' && deadline <= today;
}

/** The day of the same number that many months later, or the last that month has. */
function sameDay(day: string, months: number): string {
  const [year, month, number] = day.split('-').map(Number) as [number, number, number];
  const later = (month - 1 + months) % 12;
  const name = `${year + Math.floor((month - 1 + months) / 12)}-${String(later + 1).padStart(2, '0')}`;
  return `${name}-${String(Math.min(number, lastOfMonth.get(name)!)).padStart(2, '0')}`;
}

const someDay = (least: number, most: number) => fc.integer({ min: least, max: most });
const pieces = fc.record({ after: someDay(0, 200), given: someDay(1, 40), came: fc.option(someDay(0, 90)) });
const histories = fc
  .record({
    regime: fc.constantFrom('SVA' as const, 'SVR' as const),
    months: fc.constantFrom(1, 2, 3, 4),
    received: someDay(0, 900),
    sentOn: fc.option(someDay(0, 60)),
    asked: fc.array(pieces, { maxLength: 4 }),
    answered: fc.option(someDay(0, 400)),
  })
  .map(({ regime, months, received, sentOn, asked, answered }): LegalFacts => ({
    law: { regime, silenceMonths: months },
    receivedOn: days[received]!,
    competentOn: sentOn === null ? null : days[received + sentOn]!,
    answeredOn: answered === null ? null : days[received + answered]!,
    asked: asked
      .map(({ after, given, came }) => ({
        askedOn: days[received + (sentOn ?? 0) + after]!,
        deadline: days[received + (sentOn ?? 0) + after + given]!,
        receivedOn: came === null ? null : days[received + (sentOn ?? 0) + after + came]!,
      }))
      .sort((one, other) => one.askedOn.localeCompare(other.askedOn)),
  }));

describe('PI-01, PI-01b, TR-02, SI-14: whatever is received, asked for, brought, sent on and answered, in whatever order', () => {
  it('silence decides on the day a clerk finds with a pencil', () => {
    fc.assert(
      fc.property(histories, (facts) => {
        expect(tacitDecisionOn(facts)).toBe(penciled(facts));
      }),
      { numRuns: 1_500 },
    );
  });
});
