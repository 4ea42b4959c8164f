import { causeToLearn } from './due.js';

describe('when a town’s model is learnt again', () => {
  const zone = 'Europe/Paris';
  const noon = new Date('2027-03-02T11:00:00Z');
  const night = new Date('2027-03-02T01:30:00Z');
  const yesterday = new Date('2027-03-01T09:00:00Z');
  const quiet = { otherCatalogue: false, newDecisions: 0, lastMadeAt: yesterday };

  it('at once when the catalogue is another', () => {
    expect(causeToLearn({ ...quiet, otherCatalogue: true }, noon, zone)).toBe('catalogue');
  });

  it('after fifty decisions of people, not after one', () => {
    expect(causeToLearn({ ...quiet, newDecisions: 50 }, noon, zone)).toBe('decisions');
    expect(causeToLearn({ ...quiet, newDecisions: 1 }, noon, zone)).toBeNull();
  });

  it('at night, in the town’s own time, once', () => {
    expect(causeToLearn(quiet, night, zone)).toBe('night');
    expect(causeToLearn(quiet, night, 'America/Cayenne')).toBeNull();
    expect(causeToLearn({ ...quiet, lastMadeAt: new Date('2027-03-02T01:10:00Z') }, night, zone)).toBeNull();
  });
});
