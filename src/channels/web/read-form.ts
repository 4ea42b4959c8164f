import { fieldErrors, plainFrench, type FieldError } from '../../platform/http/index.js';
import type { Town } from '../../towns/index.js';
import { formShape, type Form } from './form.js';

export type ReadForm = { ok: true; form: Form } | { ok: false; errors: FieldError[] };

/** Checks what was sent, whichever way it came. A field left empty is a field not given. */
export function readForm(town: Town, given: Record<string, unknown>): ReadForm {
  const filled = Object.fromEntries(
    Object.entries(given).filter(([, value]) => typeof value !== 'string' || value.trim() !== ''),
  );
  const read = formShape.safeParse(filled, { error: plainFrench });
  if (!read.success) return { ok: false, errors: fieldErrors(read.error) };
  const { demarche } = read.data;
  if (demarche !== undefined && !town.demarches.has(demarche)) {
    return { ok: false, errors: [{ field: 'demarche', message: 'Choisissez une démarche de la liste.' }] };
  }
  return { ok: true, form: read.data };
}
