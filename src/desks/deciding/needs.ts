import { maskSensitive } from '../../dossiers/mask/index.js';
import type { FieldError } from '../../platform/http/index.js';
import type { QualificationAsked } from './deciding.dto.js';

/** One thing the usager wants. */
export interface Need {
  demarche: string;
  /** The usager's words about it; null: the whole contact. */
  text: string | null;
}

/** What a person found in a contact, whichever way they said it; the parent first. */
export function needsOf({ demarche, demarches, parts }: QualificationAsked): Need[] {
  if (parts) return parts.map((part) => ({ ...part, text: maskSensitive(part.text) }));
  return (demarches ?? [demarche!]).map((each) => ({ demarche: each, text: null }));
}

/** What is not in the town's catalogue, by the field it was given in. */
export function unknownDemarches(
  { demarche, demarches = [], parts = [] }: QualificationAsked,
  catalogue: ReadonlyMap<string, unknown>,
): FieldError[] {
  const given = [
    ...(demarche === undefined ? [] : [{ field: 'demarche', id: demarche }]),
    ...demarches.map((id, place) => ({ field: `demarches.${place}`, id })),
    ...parts.map(({ demarche: id }, place) => ({ field: `parts.${place}.demarche`, id })),
  ];
  return given
    .filter(({ id }) => !catalogue.has(id))
    .map(({ field }) => ({ field, message: 'Cette démarche n’est pas au catalogue.' }));
}
