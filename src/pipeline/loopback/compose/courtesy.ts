import type { DebtKind } from '../../../dossiers/debts.js';
import { render } from './render.js';
import type { Told } from './told.js';
import type { Variables } from './variables.js';

const templateId = 'courtesy-translation';
/** What tells that something has arrived; an answer is official and stays in French. */
const receipts: readonly DebtKind[] = ['registration-notice', 'acknowledgement', 'written-confirmation'];

/**
 * The French text and, under it, the town's word of courtesy (T17) when it has one in the language the usager wrote in.
 * Never alone: the town writes in French (CA-05, loi 94-665).
 */
export function withCourtesy(french: string, { town, kind, channel, contact }: Told, variables: Variables): string {
  const form =
    channel === 'email' && receipts.includes(kind) ? town.templates.get(templateId)?.get(channel) : undefined;
  if (!form || !contact.language) return french;
  const courtesy = render(form.body, { ...variables, language: contact.language });
  return courtesy === '' ? french : `${french}\n\n${courtesy}`;
}
