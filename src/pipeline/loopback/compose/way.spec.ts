import { describe, expect, it } from '@jest/globals';
import type { SenderIdentity } from '../../../dossiers/arrival.js';
import { rungsFor, withoutMessage, type Asked, type Failed } from './way.js';

const mobile = '+33639984101';
const landline = '+33465714199';
const email = 'garcia@habitants.example';
const postalAddress = ['3 rue Pasteur', '42998 Saint-Aubin-sur-Gier'];
const everything: SenderIdentity = { name: 'Mme Garcia', phone: mobile, email, postalAddress };
const byEmail = { channel: 'email', recipient: email };
const bySms = { channel: 'sms', recipient: mobile };
const byLetter = { channel: 'letter', recipient: postalAddress.join('\n') };

function wayOf(
  contactChannel: Asked['contactChannel'],
  sender: SenderIdentity,
  kind: Asked['kind'] = 'answer',
  failed?: Failed,
) {
  const asked = { contactChannel, sender, kind, failed };
  return rungsFor(asked)[0] ?? { none: withoutMessage(asked) };
}

const after = (tried: Failed['tried'], more: Partial<Failed> = {}): Failed => ({ tried, dead: [], known: {}, ...more });

describe('how the usager is told', () => {
  it('a mail is answered to the address it came from (EL-07)', () => {
    expect(wayOf('email', everything)).toEqual(byEmail);
  });

  it('a mail without an address is answered in no other way', () => {
    expect(wayOf('email', { ...everything, email: undefined })).toEqual({ none: 'no_contact' });
  });

  it.each(['no-reply@logiciel.example', 'MAILER-DAEMON@logiciel.example', 'ne-pas-repondre@caisse.example'])(
    'nothing is sent to %s, which nobody reads (AU-01)',
    (robot) => {
      expect(wayOf('email', { email: robot })).toEqual({ none: 'no_contact' });
      expect(wayOf('web_form', { email: robot, phone: mobile })).toEqual(bySms);
    },
  );

  it('a letter is answered by letter, even when it bears a mail address and a mobile (EL-10)', () => {
    expect(wayOf('letter', everything)).toEqual(byLetter);
    expect(wayOf('letter', { email })).toEqual({ none: 'no_contact' });
  });

  it('a letter that bears a number and no address is answered by telephone', () => {
    expect(wayOf('letter', { email, phone: mobile })).toEqual({ none: 'by-phone' });
  });

  it('half an address is none', () => {
    expect(wayOf('letter', { postalAddress: ['3 rue Pasteur', ' '] })).toEqual({ none: 'no_contact' });
  });

  it('a form is answered by e-mail, else by SMS, else by letter', () => {
    expect(wayOf('web_form', everything)).toEqual(byEmail);
    expect(wayOf('web_form', { phone: mobile, postalAddress })).toEqual(bySms);
    expect(wayOf('web_form', { phone: landline, postalAddress })).toEqual(byLetter);
    expect(wayOf('web_form', { name: 'Mme Garcia' })).toEqual({ none: 'no_contact' });
  });

  it('the acknowledgement of a form is a letter rather than an SMS, which cannot bear its mentions (AR-06, T02)', () => {
    expect(wayOf('web_form', { phone: mobile, postalAddress }, 'acknowledgement')).toEqual(byLetter);
    expect(wayOf('web_form', { phone: mobile }, 'acknowledgement')).toEqual(bySms);
  });

  it('who left only a landline is called', () => {
    expect(wayOf('web_form', { phone: landline })).toEqual({ none: 'by-phone' });
    expect(wayOf('call', { phone: landline })).toEqual({ none: 'by-phone' });
  });

  it('a call from a mobile is confirmed by SMS (CA-01)', () => {
    expect(wayOf('call', { phone: mobile })).toEqual(bySms);
  });

  it('a caller who hides their number is not told (J20)', () => {
    expect(wayOf('call', {})).toEqual({ none: 'no_contact' });
  });

  it('a visit is confirmed by SMS, else by e-mail, else by letter, else on paper there and then', () => {
    expect(wayOf('counter', everything)).toEqual(bySms);
    expect(wayOf('counter', { phone: landline, email, postalAddress })).toEqual(byEmail);
    expect(wayOf('counter', { postalAddress })).toEqual(byLetter);
    expect(wayOf('counter', { phone: landline })).toEqual({ none: 'handed-over' });
  });

  it('a registration notice leaves by e-mail only (EL-05)', () => {
    expect(wayOf('web_form', everything, 'registration-notice')).toEqual(byEmail);
    expect(wayOf('web_form', { phone: mobile, postalAddress }, 'registration-notice')).toEqual({ none: 'no_contact' });
  });

  it('missing documents are asked for in writing, else by telephone, never by SMS', () => {
    expect(wayOf('counter', { phone: mobile, postalAddress }, 'missing-documents')).toEqual(byLetter);
    expect(wayOf('counter', { phone: mobile }, 'missing-documents')).toEqual({ none: 'by-phone' });
    expect(wayOf('call', { phone: mobile }, 'missing-documents')).toEqual({ none: 'by-phone' });
    expect(wayOf('call', {}, 'missing-documents')).toEqual({ none: 'no_contact' });
    expect(wayOf('counter', {}, 'missing-documents')).toEqual({ none: 'handed-over' });
  });
});

describe('how the usager is told once that has failed (J27)', () => {
  it('by SMS, then by letter, then by a person who calls: none of them twice', () => {
    expect(wayOf('email', everything, 'answer', after(['email']))).toEqual(bySms);
    expect(wayOf('email', everything, 'answer', after(['email', 'sms']))).toEqual(byLetter);
    expect(wayOf('email', everything, 'answer', after(['email', 'sms', 'letter']))).toEqual({ none: 'by-phone' });
    expect(wayOf('email', { email }, 'answer', after(['email']))).toEqual({ none: 'no_contact' });
  });

  it('an acknowledgement by letter before an SMS, which cannot bear its mentions (R112-11-1, T02)', () => {
    expect(wayOf('email', everything, 'acknowledgement', after(['email']))).toEqual(byLetter);
    expect(wayOf('email', { email, phone: mobile }, 'acknowledgement', after(['email']))).toEqual(bySms);
  });

  it('by what the record knows of the usager, which nothing else asks for (EL-07)', () => {
    const known = { phone: mobile, postalAddress };
    expect(wayOf('email', { email }, 'answer', after([], { known }))).toEqual(byEmail);
    expect(wayOf('email', { email }, 'answer', after(['email'], { known }))).toEqual(bySms);
    expect(wayOf('email', { email }, 'answer', after(['email', 'sms'], { known }))).toEqual(byLetter);
    expect(wayOf('email', { email, phone: landline }, 'answer', after(['email'], { known }))).toEqual(bySms);
  });

  it('never to a recipient that takes nothing any more', () => {
    expect(wayOf('email', everything, 'answer', after([], { dead: [email] }))).toEqual(bySms);
    expect(wayOf('email', everything, 'answer', after([], { dead: [email, mobile] }))).toEqual(byLetter);
  });

  it('a letter is followed by a telephone call alone: no electronic way without agreement (EL-10)', () => {
    expect(wayOf('letter', everything, 'answer', after(['letter']))).toEqual({ none: 'by-phone' });
  });

  it.each(['missed-call', 'is-it-solved'] as const)('%s is said once: nobody is sought to hear it', (kind) => {
    expect(wayOf('call', everything, kind, after(['sms']))).toEqual({ none: 'no_contact' });
  });
});

describe('a missed call (T13)', () => {
  it('is told by SMS, and in no other way', () => {
    expect(wayOf('call', everything, 'missed-call')).toEqual(bySms);
    expect(wayOf('call', { phone: landline, email, postalAddress }, 'missed-call')).toEqual({ none: 'no_contact' });
  });
});
