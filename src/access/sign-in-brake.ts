import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';

const allowedFailures = 5;
const windowMs = 15 * 60_000;
/** Of logins and addresses remembered at once, in this process; the one silent for longest is forgotten first. */
const mostRemembered = 10_000;

/** Slows down whoever guesses passwords: five failures of a login from an address, then a quarter of an hour. */
@Injectable()
export class SignInBrake {
  private readonly failures = new Map<string, number[]>();

  constructor(private readonly clock: Clock) {}

  /**
   * Counts the attempt as a failure before the password is looked at, so that a volley of attempts at once gains nothing;
   * `forget` takes it back.
   * @returns null when the attempt may go on, else the seconds to wait
   */
  begin(login: string, address: string): number | null {
    const key = keyOf(login, address);
    const now = this.clock.now().getTime();
    const recent = (this.failures.get(key) ?? []).filter((at) => at > now - windowMs);
    if (recent.length >= allowedFailures) return Math.ceil((recent[0]! + windowMs - now) / 1000);
    this.failures.delete(key);
    this.failures.set(key, [...recent, now]);
    if (this.failures.size > mostRemembered) this.failures.delete(this.failures.keys().next().value!);
    return null;
  }

  /** The password was right. */
  forget(login: string, address: string): void {
    this.failures.delete(keyOf(login, address));
  }
}

const keyOf = (login: string, address: string) => JSON.stringify([login, address]);
