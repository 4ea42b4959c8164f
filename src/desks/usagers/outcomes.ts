import type { ChangeOutcome } from '../../dossiers/usagers/index.js';
import type { Handed } from '../../pipeline/stage.js';
import { NotNow, NotThere } from '../acting/refusals.js';

/** The line has nothing to do when usagers are merged or separated. */
export const nothingMore: Handed[] = [];

/** Turns what was not done into its refusal. */
export function carriedOut(outcome: ChangeOutcome): typeof nothingMore {
  switch (outcome) {
    case 'done':
      return nothingMore;
    case 'not-there':
      throw new NotThere();
    case 'already':
      throw new NotNow('C’est déjà fait : quelqu’un d’autre l’a peut-être décidé.');
    case 'overtaken':
      throw new NotNow('Ces fiches ont changé entre-temps : relisez-les avant de décider.');
    case 'later':
      throw new NotNow('Un changement plus récent en dépend : annulez-le d’abord.');
    case 'parted':
      throw new NotNow('Ce qui a été séparé vient de fiches qui ne sont plus réunies : réunissez-les d’abord.');
    default:
      return outcome satisfies never;
  }
}
