import { describe, expect, it } from '@jest/globals';
import type { DebtKind } from '../../../dossiers/debts.js';
import type { MessageChannel } from '../../../dossiers/delivery.js';
import { smsSize } from '../../../platform/gsm7/index.js';
import { composeMessage } from './compose-message.js';
import { templateIds } from './template-ids.js';
import { aTold, shippedTowns, type Change } from './told.fixture.js';

const towns = await shippedTowns();
const facts: Change['facts'] = {
  titles: ['Place en crèche', 'Éclairage public'],
  answerText: 'La place est libre.',
  forwardedAt: '2027-03-02T08:00:00Z',
  missingDocuments: ['Livret de famille'],
  missingDeadline: '2027-03-15',
};
/** All that a debt of this kind can speak of: what is another administration's is not acknowledged by us (AR-11). */
function everything(kind: DebtKind): Change {
  const { titles, ...others } = facts!;
  const isElsewhere = kind === 'orientation' || kind === 'transmission-notice';
  return { kind, ...(isElsewhere && { pivot: 'caf' }), facts: kind === 'split-notice' ? { titles } : others };
}
const messages = Object.entries(templateIds).flatMap(([kind, ways]) =>
  (Object.keys(ways) as MessageChannel[]).map((channel) => ({ kind: kind as DebtKind, channel })),
);

describe.each([...towns.values()])('every message of $name', (town) => {
  it.each(messages)('$kind by $channel is complete, and announces no decision by silence', ({ kind, channel }) => {
    const composed = composeMessage(aTold(town, { ...everything(kind), channel }));
    expect(composed).toMatchObject({ ok: true, message: { templateId: templateIds[kind][channel] } });
    const { subject, text } = messageOf(composed);
    const said = `${subject ?? ''}\n${text}`;
    expect(said).not.toMatch(/considérée comme|implicite|tacite|recours|tribunal/i);
    expect(said).not.toMatch(/\{|\}|undefined|null|\n\n\n| ,| \.|\.\.|: *\.|\ble \.|— *$/m);
    expect(said).toContain(town.configuration.short_name);
  });

  it.each(messages.filter(({ channel }) => channel === 'sms'))(
    '$kind by SMS is short and plain',
    ({ kind, channel }) => {
      for (const demarche of town.demarches.keys()) {
        const { subject, text } = messageOf(composeMessage(aTold(town, { ...everything(kind), channel, demarche })));
        expect(subject).toBeNull();
        const { isGsm7, segments } = smsSize(text);
        expect([demarche, isGsm7, segments <= 2]).toEqual([demarche, true, true]);
      }
    },
  );

  it.each(messages.filter(({ channel }) => channel === 'letter'))(
    '$kind by letter begins with both addresses',
    (one) => {
      const { text } = messageOf(composeMessage(aTold(town, { ...everything(one.kind), ...one })));
      const head = [
        town.configuration.short_name,
        ...town.configuration.address.lines,
        '',
        'Mme Garcia',
        '3 rue Pasteur',
        '42998 Saint-Aubin-sur-Gier',
        '',
      ];
      expect(text.startsWith(head.join('\n'))).toBe(true);
      expect(text).toContain(`${town.configuration.short_name}, le 1er mars 2027`);
    },
  );

  it('no template says a debt by a way it was not written for', () => {
    expect(() => composeMessage(aTold(town, { kind: 'missing-documents', channel: 'sms' }))).toThrow('no template');
  });
});

function messageOf(composed: ReturnType<typeof composeMessage>) {
  if (!composed.ok) throw new Error(`incomplete: ${composed.faults.join(', ')}`);
  return composed.message;
}
