import type { Tone } from '../shared/tag.js';
import type { Model, ModelFigures, Overturn } from './models.js';

export const modelStateWords: Record<Model['state'], { word: string; tone: Tone }> = {
  candidate: { word: 'en apprentissage', tone: 'calm' },
  'in-force': { word: 'en service', tone: 'done' },
  retired: { word: 'remplacée', tone: 'plain' },
  refused: { word: 'écartée', tone: 'waiting' },
};

export const modelCauseWords: Record<Model['cause'], string> = {
  first: 'Première version, apprise du catalogue',
  catalogue: 'Le catalogue a changé',
  decisions: 'Beaucoup de décisions nouvelles',
  night: 'Apprentissage de la nuit',
};

export const modelRefusalWords: Record<NonNullable<Model['refusal']>, string> = {
  worse: 'elle se trompait plus souvent que celle en service',
  'worse-calibrated': 'sa confiance annoncée était moins juste',
  'not-better-than-set-aside': 'elle ne faisait pas mieux que la version que vous avez écartée',
  overtaken: 'une autre version a été mise en service entre-temps',
  unreadable: 'elle ne se lisait plus : le catalogue a été appris de nouveau',
  interrupted: 'l’apprentissage a été coupé',
  stopped: 'le programme a été arrêté pendant l’apprentissage',
  'too-long': 'l’apprentissage durait trop longtemps',
  'out-of-memory': 'l’ordinateur a manqué de mémoire',
  failed: 'l’apprentissage a échoué',
};

const percent = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 1 });

/** « 87,5 % », and nothing where there is nothing to count. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '—' : percent.format(part / whole);
}

/** « compris : 350 sur 400 (87,5 %) ; décidés seul : 300, justes à 96,7 % ; écart de confiance : 4 % ». */
export function figuresInWords({ texts, understood, decided, decidedRightly, calibrationError }: ModelFigures): string {
  return [
    `compris : ${understood} sur ${texts} (${share(understood, texts)})`,
    decided === 0 ? 'aucun décidé seul' : `décidés seul : ${decided}, justes à ${share(decidedRightly, decided)}`,
    `écart de confiance : ${percent.format(calibrationError)}`,
  ].join(' ; ');
}

export type OverturnTotal = Omit<Overturn, 'week'>;

/** Of all the weeks, what was corrected most often first. */
export function totals(weeks: readonly Overturn[]): OverturnTotal[] {
  const byDemarche = new Map<string, OverturnTotal>();
  for (const { demarche, decided, overturned, piled, accepted } of weeks) {
    const sum = byDemarche.get(demarche) ?? { demarche, decided: 0, overturned: 0, piled: 0, accepted: 0 };
    byDemarche.set(demarche, {
      demarche,
      decided: sum.decided + decided,
      overturned: sum.overturned + overturned,
      piled: sum.piled + piled,
      accepted: sum.accepted + accepted,
    });
  }
  return [...byDemarche.values()].sort(
    (one, other) => other.overturned - one.overturned || other.decided - one.decided,
  );
}

/** Of all the démarches, the latest week first. */
export function byWeek(weeks: readonly Overturn[]): { week: string; decided: number; overturned: number }[] {
  const sums = new Map<string, { week: string; decided: number; overturned: number }>();
  for (const { week, decided, overturned } of weeks) {
    const sum = sums.get(week) ?? { week, decided: 0, overturned: 0 };
    sums.set(week, { week, decided: sum.decided + decided, overturned: sum.overturned + overturned });
  }
  return [...sums.values()];
}
