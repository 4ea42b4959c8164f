import type { Alert } from '../../../towns/configuration/index.js';
import type { Watched } from './dangers-in.js';
import { detectorWith, teachDetector, type Detector } from './detector.js';
import { ordinaryTexts } from './ordinary-texts.js';
import { shippedWeights } from './shipped.js';

const known = new WeakMap<readonly Alert[], Detector | null>();

/**
 * What hears danger in a town, null without examples. It is shipped for the alerts we ship; a town hall that has changed them has
 * its own, taught in seconds at the first call: see `Classifiers.prepare`.
 */
export function detectorOf(town: Watched): Detector | null {
  const { alerts } = town;
  let detector = known.get(alerts);
  if (detector === undefined) {
    detector = alerts.some(({ examples }) => examples) ? ready(town) : null;
    known.set(alerts, detector);
  }
  return detector;
}

function ready(town: Watched): Detector {
  const { alerts } = town;
  const shipped = shippedWeights(alerts);
  return shipped ? detectorWith(alerts, shipped) : teachDetector({ alerts, ordinary: ordinaryTexts(town) });
}
