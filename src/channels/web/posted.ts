import type { Form } from './form.js';

/** A form as a browser posts it: texts, and lists where boxes share a name. */
export interface Posted {
  /** What was typed, by field. */
  values: Record<string, string>;
  documents: string[];
  /** The démarche whose documents were shown, if any. */
  documentsShown: string | null;
  /** The button that was pressed. */
  step: string | null;
}

const typed: readonly (keyof Form | 'website')[] = [
  'idempotencyKey',
  'demarche',
  'name',
  'email',
  'phone',
  'postalAddress',
  'organisationNumber',
  'subject',
  'message',
  'website',
];

export function readPosted(body: unknown): Posted {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  return {
    values: Object.fromEntries(typed.map((name) => [name, firstText(fields[name])])),
    documents: texts(fields.documentsProvided),
    documentsShown: firstText(fields.documentsShown) || null,
    step: firstText(fields.step) || null,
  };
}

/** The fields of the form, as the API would be given them. The boxes say something only of the démarche they were shown for. */
export function asGiven({
  values: { website: _trap, ...values },
  documents,
  documentsShown,
}: Posted): Record<string, unknown> {
  const wereAsked = documentsShown !== null && documentsShown === values.demarche;
  return { ...values, ...(wereAsked && { documentsProvided: documents }) };
}

function texts(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === 'string');
}

function firstText(value: unknown): string {
  return texts(value)[0] ?? '';
}
