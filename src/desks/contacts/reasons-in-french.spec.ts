import { mailKinds, unreadableReasons } from '../../dossiers/arrival.js';
import type { Decision } from '../../pipeline/qualification/decide.js';
import { stages } from '../../pipeline/stages.js';
import { dismissalReasons } from '../deciding/dismissal-reasons.js';
import { reasonInFrench, reasonsInFrench } from './reasons-in-french.js';

/** A reason qualification gives and this forgets does not compile. */
const ofQualification: Record<Extract<Decision, { reason: string }>['reason'], true> = {
  danger: true,
  forged: true,
  'missed-call': true,
  'no-words': true,
  unsure: true,
  'several-requests': true,
  'same-need': true,
  'too-many-mails': true,
};

describe('the reasons in French', () => {
  it('say why for every reason the line and people give', () => {
    const failed = stages.filter(({ subject }) => subject === 'contact').map(({ name }) => `failed-${name}`);
    const kinds = mailKinds.filter((kind) => kind !== 'message' && kind !== 'reply');
    for (const reason of [
      ...kinds,
      ...unreadableReasons,
      ...failed,
      ...Object.keys(ofQualification),
      ...dismissalReasons,
    ]) {
      expect(reasonsInFrench).toHaveProperty(reason);
    }
  });

  it('send what they do not know to a person, and say nothing without a reason', () => {
    expect(reasonInFrench('something-new')).toBe('Une personne doit regarder ce contact.');
    expect(reasonInFrench(null)).toBeNull();
  });
});
