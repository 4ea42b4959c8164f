import type { Identity } from './identity.js';
import { planSplit, type OwnContact } from './plan-split.js';

const phone: Identity = { kind: 'phone', value: '+33639984102' };
const email: Identity = { kind: 'email', value: 'lea@courriel.example' };
const contact = (id: string, name: string | null, ...identities: Identity[]): OwnContact => ({
  id,
  usagerId: 'file',
  name,
  identities,
});
const mother = contact('mother', 'Mme Garcia', phone);
const daughter = contact('daughter', 'Léa Garcia', phone, email);

describe('what is separated from a usager', () => {
  it('goes with what it came with; what both came with stays on both', () => {
    expect(planSplit([mother, daughter], [phone, email], { contacts: ['daughter'] })).toEqual({
      contactIds: ['daughter'],
      identities: [phone, email],
      lost: [email],
      names: ['Léa Garcia'],
      lostNames: ['Léa Garcia'],
    });
  });

  it('an identity takes what came with it along, and is lost on the other side', () => {
    const asked = { identities: [phone] };
    expect(planSplit([mother, contact('mail', 'Mme Garcia', email)], [phone, email], asked)).toMatchObject({
      contactIds: ['mother'],
      identities: [phone],
      lost: [phone],
      lostNames: [],
    });
  });

  it('is refused when nothing is left on one side', () => {
    expect(planSplit([mother], [phone], { contacts: ['mother'] })).toBeNull();
    expect(planSplit([mother], [phone], { identities: [email] })).toBeNull();
    expect(planSplit([mother], [phone], { contacts: [] })).toBeNull();
  });
});
