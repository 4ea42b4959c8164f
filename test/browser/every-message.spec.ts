import { AxeBuilder } from '@axe-core/playwright';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openPages } from '../../src/channels/courrier/index.js';
import { drawLetterPdf } from '../../src/channels/courrier/letter-pdf.js';
import { addressLines } from '../../src/channels/courrier/window.js';
import { composeMail } from '../../src/channels/email/compose-mail.js';
import type { DebtKind } from '../../src/dossiers/debts.js';
import type { OutgoingMessage } from '../../src/dossiers/delivery.js';
import { composeMessage } from '../../src/pipeline/loopback/compose/index.js';
import { templateIds } from '../../src/pipeline/loopback/compose/template-ids.js';
import { aTold, shippedTowns, type Change } from '../../src/pipeline/loopback/compose/told.fixture.js';
import { outgoing } from '../../src/pipeline/loopback/outgoing.js';
import type { Town } from '../../src/towns/index.js';
import { openChromium } from './chromium.js';

/** Names a folder where every sheet and every mail is left as a picture, for whoever changes their look. */
const shown = process.env.SHOW_MESSAGES;
const towns = await shippedTowns();
const missing = { missingDocuments: ['Livret de famille', 'Budget prévisionnel'], missingDeadline: '2027-03-15' };
const silences = ['acceptance', 'rejection', 'cada', 'attestation'] as const;
const everything: Change['facts'] = {
  ...missing,
  answerText: 'La place est libre.\n\nAppelez le 04 65 71 10 30.',
  progressText: 'Une équipe est passée',
  forwardedAt: '2027-03-02T08:00:00Z',
};

describe.each([...towns.values()])('every message of $name', (town) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
    if (shown) await mkdir(shown, { recursive: true });
  });
  afterAll(() => browser?.close());

  it.each(messages('letter'))(
    '%s is printed on two sheets at most, and no word of it is lost',
    async (name, change) => {
      const message = written(town, change);
      const pdf = await drawLetterPdf(message, addressLines(message.recipientName, message.recipient.split('\n'))!);
      const pages = await openPages(pdf);
      if (typeof pages === 'string') throw new Error(pages);
      expect(pages.count).toBeLessThanOrEqual(2);
      let text = '';
      for (let page = 0; page < pages.count; page++) {
        text += await pages.textLayer(page);
        if (shown) await writeFile(join(shown, `${town.slug} ${name} ${page + 1}.png`), await pages.image(page));
      }
      await pages.close();
      expect(missingWords(message.text, text)).toEqual([]);
    },
  );

  it.each(messages('email'))('%s is read by mail on a telephone, and aloud (CA-06)', async (name, change) => {
    // A page of its own, as axe wants it.
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    const from = { address: 'contact@ville.example', bounces: 'contact@ville.example', mark: 'aig' };
    await page.setContent(composeMail(written(town, change), from).html as string);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    // A mail is shown inside another page, which has its own landmarks.
    const { violations } = await new AxeBuilder({ page }).disableRules(['landmark-one-main', 'region']).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    if (shown) await page.screenshot({ path: join(shown, `${town.slug} ${name}.png`), fullPage: true });
    await context.close();
  });
});

function messages(channel: 'email' | 'letter'): [string, Change][] {
  const kinds = (Object.keys(templateIds) as DebtKind[]).filter((kind) => templateIds[kind][channel]);
  return [
    ...kinds.map((kind): [string, Change] => [kind, { channel, ...of(kind) }]),
    ...silences.map((block): [string, Change] => [
      `acknowledgement, ${block}`,
      { channel, facts: missing, silence: { block, day: '2027-05-01', months: 2 } },
    ]),
  ];
}

function of(kind: DebtKind): Change {
  const isElsewhere = kind === 'orientation' || kind === 'transmission-notice';
  if (kind === 'split-notice') return { kind, facts: { titles: ['Place en crèche', 'Éclairage public'] } };
  return { kind, ...(isElsewhere && { pivot: 'caf' }), facts: everything };
}

function written(town: Town, change: Change): OutgoingMessage {
  const told = aTold(town, { ...change, numbers: [`${town.code}-2027-000001`, `${town.code}-2027-000002`] });
  const composed = composeMessage(told);
  if (!composed.ok) throw new Error(composed.faults.join(' ; '));
  const { subject, text: body } = composed.message;
  const { name: recipient_name, address } = told.usager;
  const recipient = change.channel === 'letter' ? address.join('\n') : 'ines@courriel.example';
  const row = {
    id: 'm',
    number: told.dossier.numbers[0],
    service_id: 'etat-civil',
    message_id: '<m@x.example>',
    thread: [],
  };
  return outgoing(town, { ...row, recipient, recipient_name, subject, body } as never, Buffer.alloc(32));
}

function missingWords(said: string, printed: string): string[] {
  const bare = (text: string) => text.replace(/[\s\u00a0-]+/g, '');
  const whole = bare(printed);
  return said.split(/\s+/).filter((word) => !whole.includes(bare(word)));
}
