import { addWorkingDays, localDay, ownerOf, type Town } from '../../../towns/index.js';
import type { Arriving, Candidate } from './need.js';
import { comparePlaces, type Comparison } from '../../../dossiers/places/index.js';

/** `likely`: somebody who may be them. `unknown`: one of the two gave nothing to be known by. */
export type WhoAgrees = 'same' | 'likely' | 'other' | 'unknown';
/** `plausible`: among the guesses. `sibling`: one follows the other, or the same service answers both. */
export type WhatAgrees = 'same' | 'plausible' | 'sibling' | 'other' | 'unknown';

/** All that speaks for or against one need. */
export interface Evidence {
  who: WhoAgrees;
  what: WhatAgrees;
  where: Comparison;
  isQuoted: boolean;
  asksAgain: boolean;
  isClosed: boolean;
  /** The dossier's last contact is not long ago. */
  isRecent: boolean;
  isConfidential: boolean;
  /** The place tells one need from another, whoever reports it. */
  isAboutAPlace: boolean;
}

/** After that, another need of the same kind is as likely as the same. */
const recentWorkingDays = 20;

type Known = Pick<Town, 'demarches' | 'configuration' | 'administrations' | 'platform'>;

export function evidenceOf(candidate: Candidate, arriving: Arriving, town: Known): Evidence {
  return {
    who: whoAgrees(candidate, arriving),
    what: whatAgrees(candidate, arriving, town),
    where: comparePlaces(arriving.places, candidate.places),
    isQuoted: arriving.numbers.includes(candidate.number),
    asksAgain: arriving.asksAgain,
    isClosed: candidate.closedAt !== null,
    isRecent: isRecent(candidate, arriving, town),
    isConfidential: candidate.confidential,
    isAboutAPlace: isAboutAPlace(town, candidate.demarche),
  };
}

/** True for reports of something on the public way: two people may tell the same thing. */
export function isAboutAPlace({ demarches }: Pick<Town, 'demarches'>, demarche: string | null): boolean {
  return demarche !== null && demarches.get(demarche)?.about_a_place === true;
}

function whoAgrees({ usagerId }: Candidate, arriving: Arriving): WhoAgrees {
  if (usagerId === null) return 'unknown';
  if (arriving.usagerIds.includes(usagerId)) return 'same';
  if (arriving.likelyUsagerIds.includes(usagerId)) return 'likely';
  return arriving.usagerIds.length === 0 ? 'unknown' : 'other';
}

function whatAgrees({ demarche }: Candidate, { demarches, isDecided }: Arriving, town: Known): WhatAgrees {
  const [best] = demarches;
  if (demarche === null || best === undefined) return 'unknown';
  if (best === demarche) return isDecided ? 'same' : 'plausible';
  if (!isDecided && demarches.includes(demarche)) return 'plausible';
  return areSiblings(town, best, demarche) ? 'sibling' : 'other';
}

/** One follows the other, or the same service answers both. */
export function areSiblings(town: Known, one: string, other: string): boolean {
  const [first, second] = [town.demarches.get(one), town.demarches.get(other)];
  if (!first || !second) return false;
  if (first.follow_ups.includes(other) || second.follow_ups.includes(one)) return true;
  const [ours, theirs] = [ownerOf(town as Town, first), ownerOf(town as Town, second)];
  return !ours.outside && !theirs.outside && ours.service.id === theirs.service.id;
}

function isRecent({ lastAt }: Candidate, { receivedAt }: Arriving, town: Known): boolean {
  return localDay(town, receivedAt) <= addWorkingDays(town, lastAt, recentWorkingDays);
}
