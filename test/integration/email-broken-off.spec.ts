import { EmailDeliverer } from '../../src/channels/email/email-deliverer.js';
import { aMailMessage, markKey, townId } from '../support/a-mail-message.js';
import { keepNothing } from '../support/keep-nothing.js';
import { moments, startScriptedSmtp, type Moment, type Script, type ScriptedSmtp } from '../support/scripted-smtp.js';

const contact = { townId, address: 'contact@ville.example' };
const unsure = { outcome: 'unknown', failure: 'connection-lost-after-data' };
const notSent = { outcome: 'later', failure: 'provider-unreachable' };

/** A mail server that breaks off, refuses or knows less than others: what we believe became of the mail, and what did. */
describe('a mail whose server', () => {
  let smtp: ScriptedSmtp;
  let deliverer: EmailDeliverer;
  const start = async (script: Script, mailbox: object = {}) => {
    smtp = await startScriptedSmtp(script);
    deliverer = new EmailDeliverer(smtp.url, [{ ...contact, ...mailbox }], markKey);
  };
  afterEach(async () => {
    deliverer.onModuleDestroy();
    await smtp.stop();
  });
  const deliver = (changes: Parameters<typeof aMailMessage>[0] = {}) =>
    deliverer.deliver(aMailMessage(changes), keepNothing);
  /** Larger than what any socket on the way holds: its end is not written while nobody reads. */
  const large = {
    enclosures: [{ name: 'plan.bin', mediaType: 'application/octet-stream', bytes: Buffer.alloc(24_000_000, 7) }],
  };

  const expected: Record<Moment, [what: object, kept: number]> = {
    connect: [notSent, 0],
    ehlo: [notSent, 0],
    mail: [notSent, 0],
    rcpt: [notSent, 0],
    data: [notSent, 0],
    'mid-body': [notSent, 0],
    end: [unsure, 1],
    reply: [{ outcome: 'accepted', reference: '250 2.0.0 Queued' }, 1],
  };

  describe.each([[[] as string[]], [['PIPELINING', 'DSN']]])('offers %j', (offered) => {
    it.each(moments.map((moment) => [moment]))(
      'hangs up at "%s" is believed to have kept what it kept',
      async (moment) => {
        await start({ offers: offered, at: (now) => (now === moment ? 'hang-up' : undefined) });
        const [outcome, kept] = expected[moment];
        expect(await deliver(moment === 'mid-body' ? large : {})).toEqual(outcome);
        expect(smtp.kept).toHaveLength(kept);
        // Two connections at most, and none after its text has begun.
        expect(smtp.sessions()).toBeLessThanOrEqual(['connect', 'ehlo'].includes(moment) ? 2 : 1);
        if (outcome !== notSent) return;
        smtp.play({ offers: offered });
        expect(await deliver()).toMatchObject({ outcome: 'accepted' });
        expect(smtp.kept).toHaveLength(1);
      },
    );
  });

  it('closed a connection between two mails gets the second one, once, on another', async () => {
    let mails = 0;
    await start({ at: (now) => (now === 'reply' && ++mails === 1 ? 'hang-up' : undefined) });
    expect(await deliver()).toMatchObject({ outcome: 'accepted' });
    expect(await deliver()).toMatchObject({ outcome: 'accepted' });
    expect([smtp.kept.length, smtp.sessions()]).toEqual([2, 2]);
  });

  it('takes the text and then wants it later has not kept it', async () => {
    await start({ replies: { end: '451 4.7.1 Greylisted' } });
    expect(await deliver()).toEqual({ outcome: 'later', failure: 'provider-busy', spare: 'mail' });
    await smtp.stop();
    await start({ replies: { rcpt: '421 4.7.0 Too many mails' } });
    expect(await deliver()).toEqual({ outcome: 'later', failure: 'provider-busy', spare: 'domain' });
    expect(smtp.kept).toEqual([]);
  });

  it('says how much it takes is not sent more: it is refused by name, before its text', async () => {
    await start({ offers: ['SIZE 1000'] });
    expect(await deliver()).toEqual({ outcome: 'refused', failure: 'too-large' });
    expect(smtp.kept).toEqual([]);
  });

  it('is told its size, and which reports are wanted of it; one that knows neither is told nothing', async () => {
    await start({ offers: ['DSN', 'SIZE 10000000'] });
    await deliver();
    const [{ mailFrom, rcptTo }] = smtp.kept as [(typeof smtp.kept)[0]];
    expect(mailFrom).toMatch(
      /^MAIL FROM:<contact@ville\.example> SIZE=\d{3,5} RET=HDRS ENVID=aig-0192aa-acknowledgement@aiguillage\.ville\.example$/,
    );
    expect(rcptTo).toBe(
      'RCPT TO:<ines.garcia@courriel.example> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;ines.garcia@courriel.example',
    );
    smtp.play({});
    await smtp.stop();
    await start({});
    expect(await deliver()).toMatchObject({ outcome: 'accepted' });
    expect(smtp.kept).toMatchObject([
      { mailFrom: 'MAIL FROM:<contact@ville.example>', rcptTo: 'RCPT TO:<ines.garcia@courriel.example>' },
    ]);
  });

  it('knows only ASCII is not asked for an address with accents (RFC 6531)', async () => {
    const recipient = 'inès.garcia@courriel.example';
    await start({});
    expect(await deliver({ recipient })).toEqual({ outcome: 'refused', failure: 'address-not-sendable' });
    expect(smtp.kept).toEqual([]);
    await smtp.stop();
    await start({ offers: ['SMTPUTF8', '8BITMIME'] });
    expect(await deliver({ recipient })).toMatchObject({ outcome: 'accepted' });
    expect(smtp.kept[0]!.mailFrom).toContain('SMTPUTF8');
    await smtp.stop();
    // The domain has a spelling in ASCII (RFC 5891), which every server knows.
    await start({});
    expect(await deliver({ recipient: 'ines@mairie-été.example' })).toMatchObject({ outcome: 'accepted' });
    expect(smtp.kept[0]!.rcptTo).toBe('RCPT TO:<ines@xn--mairie-t-h1ab.example>');
  });

  it('cannot be asked what it knows may be asked later', async () => {
    await start({ at: () => 'hang-up' });
    expect(await deliver({ recipient: 'inès@courriel.example' })).toEqual(notSent);
  });

  it('brings sub-addresses reports to one that names the message', async () => {
    await start({}, { subaddressing: true });
    await deliver();
    expect(smtp.kept[0]!.mailFrom).toMatch(/^MAIL FROM:<contact\+aig[a-z2-7]{34}@ville\.example>$/);
    await smtp.stop();
    // There is no room for it beside a long name.
    const address = 'le-service-des-affaires-scolaires@ville.example';
    await start({}, { subaddressing: true, address });
    await deliver();
    expect(smtp.kept[0]!.mailFrom).toBe(`MAIL FROM:<${address}>`);
  });

  it('is slow towards one domain holds up no other, and hears no more of that one for a while', async () => {
    let free = () => {};
    const until = new Promise<void>((resolve) => (free = resolve));
    await start({ at: (now, { rcptTo }) => (now === 'rcpt' && rcptTo.includes('@lent.example') ? until : undefined) });
    const slow = Array.from({ length: 8 }, (_, place) => deliver({ recipient: `usager-${place}@lent.example` }));
    const refused = await Promise.race(slow);
    expect(refused).toEqual({ outcome: 'later', failure: 'provider-busy' });
    const before = Date.now();
    expect(await deliver({ recipient: 'autre@courriel.example' })).toMatchObject({ outcome: 'accepted' });
    expect(await deliver({ recipient: 'encore@lent.example' })).toEqual(refused);
    expect(Date.now() - before).toBeLessThan(1_000);
    free();
    const outcomes = await Promise.all(slow);
    expect(outcomes.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(5);
  });
});
