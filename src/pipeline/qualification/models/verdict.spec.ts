import type { Figures } from './figures.js';
import { verdictOf, type Circumstances } from './verdict.js';

describe('whether a candidate takes over', () => {
  const figures = (understood: number, calibrationError = 0.03): Figures => ({
    texts: 400,
    understood,
    decided: 300,
    decidedRightly: 295,
    calibrationError,
  });
  const usual: Circumstances = { otherCatalogue: false, mustForget: false };
  const verdict = (candidate: Figures, inForce: Figures, more: Partial<Circumstances> = {}, setAside?: Figures) =>
    verdictOf({ candidate, inForce, setAside: setAside ?? null }, { ...usual, ...more });

  it('as good as the one in force: it does, for it knows what people have said since', () => {
    expect(verdict(figures(350), figures(350))).toBe('in-force');
    expect(verdict(figures(351), figures(350))).toBe('in-force');
  });

  it('one text less: it does not', () => {
    expect(verdict(figures(349), figures(350))).toBe('worse');
  });

  it('announces more confidence than it deserves: it does not, beyond what chance explains', () => {
    expect(verdict(figures(360, 0.09), figures(350, 0.03))).toBe('worse-calibrated');
    expect(verdict(figures(360, 0.05), figures(350, 0.01))).toBe('in-force');
    expect(verdict(figures(360, 0.09), figures(350, 0.08))).toBe('in-force');
  });

  it('a new catalogue is taken over unless it clearly harms', () => {
    expect(verdict(figures(342), figures(350), { otherCatalogue: true })).toBe('in-force');
    expect(verdict(figures(341), figures(350), { otherCatalogue: true })).toBe('worse');
  });

  it('what a person has set aside must be beaten too, and not only equalled', () => {
    expect(verdict(figures(355), figures(350), {}, figures(355))).toBe('not-better-than-set-aside');
    expect(verdict(figures(356), figures(350), {}, figures(355))).toBe('in-force');
    expect(verdict(figures(350), figures(350), {}, figures(340))).toBe('not-better-than-set-aside');
  });

  it('words that were deleted are forgotten whatever it costs', () => {
    expect(verdict(figures(100), figures(350), { mustForget: true }, figures(350))).toBe('in-force');
  });
});
