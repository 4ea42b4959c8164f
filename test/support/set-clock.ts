import { Clock } from '../../src/platform/clock/index.js';

/** The common clock of the journeys: Monday 1 March 2027, 10:00, Europe/Paris (docs/domain/journeys.md). */
export const commonTime = new Date('2027-03-01T09:00:00Z');

/** A clock that stands still until a test moves it. */
export class SetClock extends Clock {
  private at = commonTime;

  override now(): Date {
    return this.at;
  }

  set(at: Date | string): void {
    this.at = new Date(at);
  }
}
