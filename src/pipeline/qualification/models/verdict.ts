import type { Figures } from './figures.js';

/** Three models asked the same texts, which none of them has learnt. */
export interface Compared {
  candidate: Figures;
  inForce: Figures;
  /** A later version that a person has set aside; null when nobody did. */
  setAside: Figures | null;
}

export interface Circumstances {
  /** The catalogue is no longer the one the model in force knows. */
  otherCatalogue: boolean;
  /** The model in force has learnt words that have been deleted since, or are confidential now. */
  mustForget: boolean;
}

export type Verdict = 'in-force' | 'worse' | 'worse-calibrated' | 'not-better-than-set-aside';

/** The target of the project: within it, no candidate is refused for it. */
const calibrationErrorMax = 0.05;
/** What chance alone moves a share of that many texts by, one time in three. */
const chance = (texts: number): number => 0.4 / Math.sqrt(texts);
/** A catalogue is what a person wants understood: it is taken over unless it clearly harms. Share of the texts. */
const lossOfOtherCatalogue = 0.02;

/** May the candidate answer instead of the model in force? */
export function verdictOf({ candidate, inForce, setAside }: Compared, circumstances: Circumstances): Verdict {
  // Privacy is no matter of figures.
  if (circumstances.mustForget) return 'in-force';
  // A person has preferred the model in force: another takes its place by doing better than what they refused, too.
  if (setAside && candidate.understood <= Math.max(setAside.understood, inForce.understood))
    return 'not-better-than-set-aside';
  const loss = circumstances.otherCatalogue ? Math.ceil(lossOfOtherCatalogue * candidate.texts) : 0;
  if (candidate.understood + loss < inForce.understood) return 'worse';
  if (candidate.calibrationError > Math.max(calibrationErrorMax, inForce.calibrationError + chance(candidate.texts)))
    return 'worse-calibrated';
  return 'in-force';
}
