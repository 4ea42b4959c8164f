import {
  signalsOfArrival,
  signalsOfDossiers,
  weigh,
  type Signal,
} from '../../../src/pipeline/qualification/signals/index.js';
import { ownerOf, type Town } from '../../../src/towns/index.js';
import type { Answer } from './judge.js';

/** How often the service that was dialled is the right one, and the usager's one open dossier is about the same. */
const rightLine = 0.9;
const relatedDossier = 0.4;

/**
 * What the same texts would be taken for had each been said on the line of a service, by somebody with an open dossier: mostly
 * the right ones, else any other; what is no démarche comes by any line. Drawn the same every time.
 */
export function besideTheWords(answers: readonly Answer[], town: Town): Record<'line' | 'dossier' | 'both', Answer[]> {
  const random = drawn();
  const pick = (all: readonly string[]) => all[Math.floor(random() * all.length)]!;
  const demarches = [...town.demarches.keys()];
  const serviceOf = (id: string) => ownerOf(town, town.demarches.get(id)!).service.id;
  const services = [...new Set(demarches.map(serviceOf))];
  const signals = answers.map(({ labels: [label] }) => {
    const right = label && serviceOf(label);
    const dialled = right && random() < rightLine ? right : pick(services.filter((id) => id !== right));
    const open = label && random() < relatedDossier ? label : pick(demarches);
    return {
      line: signalsOfArrival({ channel: 'call', service_id: dialled }, false, town),
      dossier: signalsOfDossiers([{ demarche: open, confidential: false }], null, town),
    };
  });
  const weighed = (which: (one: (typeof signals)[number]) => Signal[]) =>
    answers.map(({ guesses, labels }, at) => ({ labels, guesses: weigh(guesses, which(signals[at]!)) }));
  return {
    line: weighed(({ line }) => line),
    dossier: weighed(({ dossier }) => dossier),
    both: weighed(({ line, dossier }) => [...line, ...dossier]),
  };
}

/** Numbers from 0 to 1 (Knuth's linear congruence). */
function drawn(): () => number {
  let seed = 1;
  return () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}
