import { placeOf } from '../../web/src/day/stations.js';
import { inPairs } from '../../web/src/shared/phone.js';

describe('the board', () => {
  it('keeps a contact that waits for a person at the station where it stopped', () => {
    expect(placeOf({ stage: 'person', state: 'quarantined', reason: 'unreadable-scan' })).toBe(0);
    expect(placeOf({ stage: 'person', state: 'to-read', reason: 'automatic' })).toBe(1);
    expect(placeOf({ stage: 'person', state: 'to-qualify', reason: 'unsure' })).toBe(1);
    expect(placeOf({ stage: 'person', state: 'quarantined', reason: 'failed-routing' })).toBe(2);
  });

  it('keeps at the last station whatever has crossed the line', () => {
    expect(placeOf({ stage: 'loopback', state: 'routed', reason: null })).toBe(3);
    expect(placeOf({ stage: 'done', state: 'told', reason: null })).toBe(3);
  });

  it('writes French telephone numbers in pairs, and leaves the others alone', () => {
    expect(inPairs('+33465711050')).toBe('04 65 71 10 50');
    expect(inPairs('+41223456789')).toBe('+41223456789');
    expect(inPairs('ines.aubert@courriel.example')).toBe('ines.aubert@courriel.example');
  });
});
