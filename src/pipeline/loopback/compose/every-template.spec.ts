import { describe, expect, it } from '@jest/globals';
import type { DebtKind } from '../../../dossiers/debts.js';
import { toGsm7 } from '../../../platform/gsm7/index.js';
import type { Town } from '../../../towns/index.js';
import { composeMessage } from './compose-message.js';
import { render } from './render.js';
import { templateIds } from './template-ids.js';
import { aTold, shippedTowns, type Change } from './told.fixture.js';
import { variablesOf } from './variables.js';

/** The words themselves are kept beside this test: whoever changes a template sees in each message what it does. */
const towns = await shippedTowns();
const missing = { missingDocuments: ['Budget prévisionnel', 'Statuts'], missingDeadline: '2027-03-15' };
const months = { day: '2027-05-01', months: 2 };
const regimes: [string, Change][] = [
  ['neutral', {}],
  ['SVA', { silence: { block: 'acceptance', ...months } }],
  ['SVR', { silence: { block: 'rejection', ...months } }],
  ['cada', { silence: { block: 'cada', day: '2027-04-01', months: 1 } }],
  ['attestation', { silence: { block: 'attestation', day: '2027-04-01', months: 1 } }],
];
/** Kinds whose words depend on the law. */
const ofLaw: readonly DebtKind[] = ['acknowledgement', 'missing-documents', 'acknowledgement-complement'];

const factsOf: Partial<Record<DebtKind, Change['facts']>> = {
  'split-notice': { titles: ['Place en crèche (réponse au plus tard le 1er juillet 2027)', 'Éclairage public'] },
  'transmission-notice': { forwardedAt: '2027-03-02T08:00:00Z' },
  'missing-documents': missing,
  answer: { answerText: 'La place est libre.' },
  reply: { answerText: 'Quel est le numéro de la rue ?' },
  precision: { missingDocuments: ['votre adresse complète'] },
  reminder: missing,
  progress: { progressText: 'Une équipe est passée' },
  rectification: { progressText: 'Notre premier message nommait une autre démarche' },
  'acknowledgement-complement': { progressText: 'Nous avons reçu vos pièces' },
};

const refusal: Change['facts'] = {
  variant: 'refusal',
  answerText: 'Le quota de places est atteint.',
  decision: { by: 'Mme Roy, adjointe au maire', on: '2027-02-26' },
};

describe.each([...towns.values()])('every message of $name, in its own words', (town) => {
  for (const [kind, ways] of Object.entries(templateIds) as [DebtKind, (typeof templateIds)[DebtKind]][]) {
    for (const channel of ['email', 'letter', 'sms'] as const) {
      if (ways[channel] === undefined) continue;
      for (const [regime, change] of ofLaw.includes(kind) && channel !== 'sms' ? regimes : regimes.slice(0, 1)) {
        it(`${kind} by ${channel}, ${regime}`, () => {
          const whole = { kind, channel, ...change };
          expect(words(town, { ...whole, facts: factsOf[kind] })).toMatchSnapshot();
          if (kind === 'acknowledgement' && channel !== 'sms')
            expect(words(town, { ...whole, facts: missing })).toMatchSnapshot('with missing documents');
        });
      }
    }
  }

  it.each(['email', 'letter'] as const)('a refusal by %s, with its ways of appeal', (channel) => {
    for (const appeal of ['general', 'cada', 'attestation'] as const)
      expect(words(town, { kind: 'answer', channel, facts: { ...refusal, appeal } })).toMatchSnapshot(appeal);
  });

  it.each(unpaid(town))('%s by %s, which no debt pays by itself', (id, form) => {
    const { subject, body } = town.templates.get(id)!.get(form)!;
    const choices = form === 'voice' ? ['welcome', 'recording', 'closed'] : ['en'];
    for (const choice of choices) {
      const variables = {
        ...variablesOf(aTold(town, { facts: missing })),
        ...others,
        announcement: choice,
        language: choice,
      };
      const text = render(body, variables);
      expect([subject && render(subject, variables), form === 'sms' ? toGsm7(text) : text]).toMatchSnapshot(choice);
    }
  });
});

const others = {
  answer_text: 'La place est libre',
  callback_number: '06 39 98 41 03',
  service_hours: 'du lundi au vendredi, de 8 h 30 à 12 h',
};

/** Templates without a debt: sent by a timer, a ladder or the telephone. */
function unpaid(town: Town) {
  const paid = new Set(Object.values(templateIds).flatMap((ways) => Object.values(ways)));
  return [...town.templates]
    .filter(([id]) => !paid.has(id))
    .flatMap(([id, forms]) => [...forms.keys()].map((form) => [id, form] as const));
}

function words(town: Town, change: Change): string {
  const isElsewhere = change.kind === 'orientation' || change.kind === 'transmission-notice';
  const numbers = change.facts?.titles?.map((_, place) => `${town.code}-2027-00000${place + 1}`);
  const told = aTold(town, { ...change, ...(numbers && { numbers }), ...(isElsewhere && { pivot: 'caf' }) });
  const composed = composeMessage(told);
  if (!composed.ok) throw new Error(composed.faults.join(' ; '));
  return `${composed.message.subject ?? ''}\n\n${composed.message.text}`;
}
