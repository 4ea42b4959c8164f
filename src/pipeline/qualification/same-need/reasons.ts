import { inFullFrench, type Town } from '../../../towns/index.js';
import type { Evidence } from './evidence.js';
import type { Candidate } from './need.js';

const who: Record<Evidence['who'], string | null> = {
  same: 'Même personne',
  likely: 'Sans doute la même personne',
  other: 'Une autre personne',
  unknown: null,
};
const what: Record<Evidence['what'], string | null> = {
  same: 'Même démarche',
  plausible: 'Sans doute la même démarche',
  sibling: 'Démarche voisine',
  other: null,
  unknown: null,
};

/** Why a dossier is offered, in plain French; nothing of what the dossier says. */
export function reasonsOf(evidence: Evidence, candidate: Candidate, town: Pick<Town, 'platform'>): string[] {
  const reasons = [
    evidence.isQuoted ? `Le numéro ${candidate.number} est cité` : null,
    who[evidence.who],
    what[evidence.what],
    whereInFrench(evidence),
    evidence.asksAgain ? 'Le texte parle d’une demande déjà faite' : null,
    whenInFrench(candidate, town.platform.working_calendar.timezone),
  ];
  return reasons.filter((reason): reason is string => reason !== null);
}

function whereInFrench({ where: { agreement, isApart, label } }: Evidence): string | null {
  if (agreement === 'same') return `Même lieu : ${label}`;
  if (agreement === 'near') return isApart ? `Même rue, autre numéro : ${label}` : `Lieu proche : ${label}`;
  return null;
}

function whenInFrench({ receivedAt, closedAt }: Candidate, zone: string): string {
  return closedAt ? `Dossier clos le ${inFullFrench(closedAt, zone)}` : `Reçu le ${inFullFrench(receivedAt, zone)}`;
}
