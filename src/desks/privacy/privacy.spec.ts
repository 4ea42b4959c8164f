import type { Membership } from '../../access/index.js';
import { mayRead } from './may-read.js';
import { senderLabel } from './sender-label.js';

describe('who reads what', () => {
  const member = (role: Membership['role'], serviceId: string | null = null): Membership => ({
    townId: 't',
    slug: 'saint-aubin-sur-gier',
    name: 'Saint-Aubin',
    role,
    serviceId,
  });

  it('keeps the content of a confidential service to its own agents, whatever the rank of the others (J12)', () => {
    expect(mayRead(member('agent', 'ccas'), ['ccas', 'logement'])).toBe(true);
    expect(mayRead(member('agent', 'voirie'), ['ccas'])).toBe(false);
    for (const role of ['operator', 'mailroom', 'supervisor', 'admin'] as const) {
      expect(mayRead(member(role), ['ccas'])).toBe(false);
      expect(mayRead(member(role), [])).toBe(true);
    }
  });

  it('names the usager by their name, else by their e-mail, else by their number', () => {
    const all = { name: 'Ali Kone', email: 'a.kone@b.example', phone: '+33639984102' };
    expect(senderLabel(all, false)).toBe('Ali Kone');
    expect(senderLabel({ ...all, name: undefined }, false)).toBe('a.kone@b.example');
    expect(senderLabel({ phone: all.phone }, false)).toBe('06 39 98 41 02');
    expect(senderLabel({}, false)).toBeNull();
  });

  it('masks all but the beginning of a number, and says of an anonymous sender that there is none', () => {
    expect(senderLabel({ name: 'Ali Kone', phone: '+33639984102' }, true)).toBe('06 39 98 •• ••');
    expect(senderLabel({ name: 'Ali Kone', email: 'a.kone@b.example' }, true)).toBe('•••••');
    expect(senderLabel({}, true)).toBeNull();
  });
});
