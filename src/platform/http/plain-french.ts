import type { z } from 'zod';

/** What is wrong with a field, for whoever filled it in. A schema's own message goes first. */
export function plainFrench(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? 'Ce champ est obligatoire.'
        : 'Cette valeur n’a pas la forme attendue.';
    case 'too_small':
      return issue.minimum === 1 ? 'Ce champ est obligatoire.' : `Il faut au moins ${issue.minimum} caractères.`;
    case 'too_big':
      return `Il faut au plus ${issue.maximum} ${issue.origin === 'array' ? 'éléments' : 'caractères'}.`;
    case 'invalid_value':
      return 'Cette valeur n’est pas dans la liste.';
    case 'unrecognized_keys':
      return `Ces champs ne sont pas connus : ${issue.keys.join(', ')}.`;
    default:
      return 'Cette valeur n’a pas la forme attendue.';
  }
}
