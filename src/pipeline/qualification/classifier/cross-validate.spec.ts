import { loadConfiguration } from '../../../towns/configuration/index.js';
import { calibration } from './confidence.js';
import { crossValidate, type Figures } from './cross-validate.js';
import { examplesOf } from './index.js';

/** Floors, not aims: README.md gives what was measured. */
describe('the classifier on what it has not seen of the shipped catalogue', () => {
  let figures: Figures;
  beforeAll(async () => {
    const { configuration } = await loadConfiguration('config');
    figures = crossValidate(examplesOf(configuration!.catalogue), 0.55);
  }, 300_000);

  it('names the right démarche first seven times in ten, and among three nine times in ten', () => {
    expect(figures.first).toBeGreaterThan(0.7);
    expect(figures.firstThree).toBeGreaterThan(0.88);
  });

  it('is right at least eight times in ten when it does without a person', () => {
    expect(figures.decidedRight).toBeGreaterThan(0.8);
    expect(figures.decided).toBeGreaterThan(0.6);
  });

  it('leaves three strangers in four to a person', () => {
    expect(figures.strangersDecided).toBeLessThan(0.25);
  });

  it('is as sure as it is right, with the constants the catalogue asks for', () => {
    expect(figures.calibrationError).toBeLessThan(0.06);
    expect(Math.abs(figures.fitted.sharpness - calibration.sharpness)).toBeLessThanOrEqual(2);
    expect(Math.abs(figures.fitted.strangers - calibration.strangers)).toBeLessThanOrEqual(1);
    expect(figures.fitted.offset).toBeCloseTo(calibration.offset, 0);
    expect(figures.fitted.slope).toBeCloseTo(calibration.slope, 0);
  });
});
