import { Clock } from '../platform/clock/index.js';
import { SignInBrake } from './sign-in-brake.js';

class HandClock extends Clock {
  at = new Date('2027-03-01T09:00:00Z').getTime();
  override now(): Date {
    return new Date(this.at);
  }
}

const minute = 60_000;
const times = (count: number, attempt: () => number | null) => Array.from({ length: count }, () => attempt());

describe('the brake on sign-in', () => {
  let clock: HandClock;
  let brake: SignInBrake;
  beforeEach(() => {
    clock = new HandClock();
    brake = new SignInBrake(clock);
  });
  const attempt = (login = 'claire', address = '192.0.2.1') => brake.begin(login, address);

  it('lets five failures pass, then says how long to wait', () => {
    expect(times(5, attempt)).toEqual([null, null, null, null, null]);
    expect(attempt()).toBe(900);
    clock.at += 10 * minute;
    expect(attempt()).toBe(300);
  });

  it('lets go a quarter of an hour after the first failure, one at a time, and attempts while braked do not prolong it', () => {
    times(4, attempt);
    clock.at += 5 * minute;
    times(3, attempt);
    clock.at += 10 * minute;
    expect(times(5, attempt)).toEqual([null, null, null, null, 300]);
  });

  it('forgets the failures of whoever gets in', () => {
    times(4, attempt);
    brake.forget('claire', '192.0.2.1');
    expect(times(5, attempt)).toEqual([null, null, null, null, null]);
  });

  it('does not hold another login, nor the same one from another address', () => {
    times(6, attempt);
    expect([attempt('marc'), attempt('claire', '192.0.2.2')]).toEqual([null, null]);
  });

  it('remembers ten thousand at most, and forgets the one silent for longest', () => {
    times(4, () => attempt('silencieuse'));
    times(4, () => attempt('insistante'));
    for (let other = 0; other < 9_998; other++) attempt(`autre-${other}`);
    expect(attempt('insistante')).toBeNull();
    attempt('de-trop');
    expect(attempt('insistante')).not.toBeNull();
    expect(times(2, () => attempt('silencieuse'))).toEqual([null, null]);
  });
});
