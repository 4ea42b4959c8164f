import { fitCalibration, type HeldOut } from './calibrate.js';
import { chancesOf } from './confidence.js';

const none = new Float64Array(3);

/** Of a hundred texts, those of which the first label is said to be right are right this many times. */
function answers(right: number, said: Partial<HeldOut>): HeldOut[] {
  return Array.from({ length: 100 }, (_, at) => ({
    scores: { rule: none, near: none },
    average: none,
    labels: [at < right ? 0 : 1],
    ...said,
  }));
}

describe('how sure to be', () => {
  it('as often as it was right, of easy texts and of hard ones', () => {
    const easy = { rule: Float64Array.of(0.9, 0.1, 0), near: none };
    const hard = { rule: Float64Array.of(0.4, 0.3, 0), near: none };
    const { calibration } = fitCalibration([...answers(95, { scores: easy }), ...answers(50, { scores: hard })]);
    expect(chancesOf(easy, calibration)[0]).toBeCloseTo(0.95, 2);
    expect(chancesOf(hard, calibration)[0]).toBeCloseTo(0.5, 2);
  });

  it('leans towards the average texts as much as they were right, and no more', () => {
    const average = Float64Array.of(1, 0, 0);
    expect(fitCalibration(answers(98, { average })).leaning).toBe(0.4);
    expect(fitCalibration(answers(2, { average })).leaning).toBe(0);
  });
});
