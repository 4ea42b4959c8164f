import type { Arrival, ArrivalFacts } from '../../dossiers/arrival.js';
import type { Town } from '../../towns/index.js';
import type { Form } from './form.js';

/** The door all forms come by. */
export const formSource = 'formulaire';

/** A form as intake takes it. */
export function arrivalOfForm(town: Town, form: Form, receivedAt: Date): Arrival {
  const { name, email, phone, postalAddress, organisationNumber } = form;
  return {
    townId: town.id,
    channel: 'web_form',
    source: formSource,
    sourceKey: form.idempotencyKey,
    receivedAt,
    sender: { name, email, phone, postalAddress, organisationNumber },
    facts: factsOf(town, form),
  };
}

function factsOf(town: Town, { subject, message, demarche, documentsProvided }: Form): ArrivalFacts {
  const asked = demarche ? (town.demarches.get(demarche)?.documents ?? []) : [];
  const provided = documentsProvided && asked.filter((title) => documentsProvided.includes(title));
  return {
    subject,
    text: message,
    ...(demarche && { demarches: [demarche] }),
    ...(provided &&
      asked.length > 0 && {
        documentsProvided: provided,
        documentsMissing: asked.filter((title) => !provided.includes(title)),
      }),
  };
}
