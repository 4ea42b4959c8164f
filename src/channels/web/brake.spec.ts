import { Brake } from './brake.js';

describe('the brake of the form', () => {
  const at = (minutes: number) => new Date(Date.parse('2027-03-01T09:00:00Z') + minutes * 60_000);

  it('lets twenty forms of an address pass in ten minutes, then says how long to wait', () => {
    const brake = new Brake();
    for (let n = 0; n < 20; n += 1) expect(brake.wait('198.51.100.1', at(n / 4))).toBe(0);
    expect(brake.wait('198.51.100.1', at(6))).toBe(4 * 60_000);
    expect(brake.wait('198.51.100.2', at(6))).toBe(0);
    expect(brake.wait('198.51.100.1', at(10))).toBe(0);
  });

  it('forgets the address that was quiet longest when it knows too many', () => {
    const brake = new Brake();
    for (let n = 0; n < 20; n += 1) brake.wait('first', at(0));
    for (let n = 0; n < 10_000; n += 1) brake.wait(`address ${n}`, at(0));
    expect(brake.wait('first', at(0))).toBe(0);
  });
});
