import fc from 'fast-check';
import type { Known } from './grade.js';
import type { Identity } from './identity.js';
import { matchUsager, type Candidate } from './match-usager.js';

const at = new Date('2027-03-01T09:00:00Z');
const mobile: Identity = { kind: 'phone', value: '+33639984102' };
const otherMobile: Identity = { kind: 'phone', value: '+33639984103' };
const landline: Identity = { kind: 'phone', value: '+33465715010' };
const mailbox: Identity = { kind: 'email', value: 'famille.martin@courriel.example' };
const otherMailbox: Identity = { kind: 'email', value: 'martin@courriel.example' };
const association: Identity = { kind: 'organisation', value: 'W423009876' };
const home = (name: string): Identity => ({ kind: 'postal', value: `${name}, 12 rue des tanneries 42998 saint aubin` });

const sender = (name: string | null, ...identities: Identity[]): Known => ({ names: name ? [name] : [], identities });
const usager = (id: string, names: string[], ...identities: Identity[]): Candidate => ({
  id,
  files: [{ id, names, identities }],
  lastSeenAt: new Date('2027-02-01T09:00:00Z'),
});
/** `certain a`, `likely a b`, `new`, `unnamed` */
const found = (who: Known, ...candidates: Candidate[]) => {
  const { certain, likely, isNew } = matchUsager(who, candidates, at);
  if (certain) return `certain ${certain.usagerId}`;
  if (likely.length > 0) return `likely ${likely.map(({ usagerId }) => usagerId).join(' ')}`;
  return isNew ? 'new' : 'unnamed';
};

const jeanne = usager('jeanne', ['Jeanne Martin'], mobile, mailbox);
const paul = usager('paul', ['Paul Martin'], mobile, mailbox);

describe('who a sender is', () => {
  it('is known again by the same mobile and the same name, and it is said why', () => {
    const { certain } = matchUsager(sender('MARTIN Jeanne', mobile), [jeanne], at);
    expect(certain).toEqual({ usagerId: 'jeanne', usagerIds: ['jeanne'], reasons: ['même mobile et même nom'] });
  });

  it('who says no name is known by the mobile of one person', () => {
    expect(found(sender(null, mobile), jeanne)).toBe('certain jeanne');
    expect(found(sender('Jeanne Martin', mobile), usager('x', [], mobile))).toBe('certain x');
  });

  it('two spouses with one mobile stay two, and who says no name is one or the other', () => {
    expect(found(sender('Jeanne Martin', mobile), jeanne, paul)).toBe('certain jeanne');
    expect(found(sender('Paul Martin', mobile), jeanne, paul)).toBe('certain paul');
    expect(found(sender('Paul Martin', mobile), jeanne)).toBe('likely jeanne');
    expect(found(sender(null, mobile), jeanne, paul)).toBe('likely jeanne paul');
    expect(found(sender('Lucie Martin', mobile), jeanne, paul)).toBe('new');
    expect(found(sender('M. Martin', mobile), usager('x', ['Mme Martin'], mobile))).toBe('likely x');
  });

  it('who says no name by what several share makes no file', () => {
    expect(matchUsager(sender(null, mobile), [jeanne, paul], at).isNew).toBe(false);
    expect(matchUsager(sender('Paul Martin', mobile), [jeanne], at).isNew).toBe(true);
  });

  it('a father and a son of one name at one address, each with his telephone, are offered and not merged', () => {
    const father = usager('father', ['Jean Martin'], home('jean martin'), mobile, landline);
    expect(found(sender('Jean Martin', home('jean martin'), otherMobile), father)).toBe('likely father');
    expect(found(sender('Jean Martin', landline, otherMobile), father)).toBe('likely father');
    expect(found(sender('Jean Martin fils', mobile), usager('x', ['Jean Martin père'], mobile))).toBe('likely x');
    const son = usager('son', ['Jean Martin'], home('jean martin'), otherMobile);
    expect(found(sender('Jean Martin', home('jean martin')), father, son)).toBe('likely father son');
    expect(found(sender('Jean Martin', home('jean martin'), otherMobile), father, son)).toBe('certain son');
  });

  it('a letter is known by name and address, also when the scanner misreads the name', () => {
    const roche = usager('roche', ['Bernard Clavel'], home('bernard clavel'));
    expect(found(sender('Bemard CLAVEL', home('bemard clavel')), roche)).toBe('certain roche');
    expect(found(sender('B. Clavel', home('b clavel')), roche)).toBe('likely roche');
    expect(found(sender('Lise Clavel', home('clavel lise')), roche)).toBe('new');
  });

  it('a family’s mailbox is nobody’s key', () => {
    expect(found(sender('Jeanne Martin', mailbox), jeanne, paul)).toBe('certain jeanne');
    expect(found(sender('Lucie Martin', mailbox), jeanne)).toBe('likely jeanne');
    expect(found(sender(null, mailbox), jeanne)).toBe('certain jeanne');
    expect(found(sender(null, mailbox), usager('both', ['Jeanne Martin', 'Paul Martin'], mailbox))).toBe('likely both');
    expect(found(sender(null, mailbox), jeanne, paul)).toBe('likely jeanne paul');
    expect(found(sender('Jeanne Martin', mailbox), usager('x', [], mailbox))).toBe('likely x');
  });

  it('the switchboard of a company merges none of those who call from it', () => {
    const staff = ['Ali Benali', 'Rose Vidal', 'Hugo Petit'].map((name, at) => usager(`s${at}`, [name], landline));
    expect(found(sender('Luc Marchand', landline), ...staff)).toBe('new');
    expect(found(sender(null, landline), ...staff)).toBe('likely s0 s1 s2');
    expect(found(sender('Vidal Rose', landline), ...staff)).toBe('certain s1');
    expect(found(sender(null, landline), staff[0]!)).toBe('likely s0');
  });

  it('a number that has passed to somebody else is theirs', () => {
    expect(found(sender('Karim Haddad', mobile), jeanne)).toBe('likely jeanne');
    expect(found(sender(null, mobile), { ...jeanne, lastSeenAt: new Date('2025-12-01T09:00:00Z') })).toBe(
      'likely jeanne',
    );
    expect(found(sender('Jeanne Martin', mobile), { ...jeanne, lastSeenAt: new Date(0) })).toBe('certain jeanne');
  });

  it('a withheld number is nobody, and a name alone neither (J20, DP-14)', () => {
    expect(found(sender(null), jeanne, usager('x', []))).toBe('new');
    expect(found(sender('Jeanne Martin'), jeanne)).toBe('new');
  });

  it('the number of the register is the association’s, not its president’s', () => {
    const club = usager('club', ['Club de judo'], association, mailbox);
    const president = usager('president', ['Rose Vidal'], mobile);
    expect(found(sender('Rose Vidal', association, mobile), club, president)).toBe('certain club');
    expect(found(sender('Rose Vidal', association, mobile), president)).toBe('likely president');
    expect(found(sender('Club de judo', mailbox), club)).toBe('certain club');
    expect(found(sender('Rose Vidal', mailbox), club)).toBe('likely club');
    const rival = usager('rival', ['Club de judo'], { kind: 'organisation', value: 'W423000000' }, mailbox);
    expect(found(sender('Club de judo', association, mailbox), rival)).toBe('new');
  });

  it('of two files that are as likely, a person chooses; they may be one', () => {
    const again = usager('again', ['Jeanne Martin'], mobile);
    expect(found(sender('Jeanne Martin', mobile), jeanne, again)).toBe('likely jeanne again');
    const { certain, likely } = matchUsager(sender('Jeanne Martin', mobile, mailbox), [jeanne, again], at);
    expect([certain?.usagerId, likely.map(({ usagerId }) => usagerId)]).toEqual(['jeanne', ['again']]);
  });

  it('a file that was merged is one usager, and the contact goes to the part it has something in common with', () => {
    const files = [
      { id: 'a', names: ['Jeanne Martin'], identities: [mobile] },
      { id: 'b', names: ['Jeanne Dupont'], identities: [otherMailbox] },
    ];
    const merged = { id: 'a', files, lastSeenAt: at };
    expect(matchUsager(sender('Jeanne Dupont', otherMailbox), [merged], at).certain?.usagerId).toBe('b');
    expect(matchUsager(sender('Jeanne Dupont', mobile), [merged], at).certain?.usagerIds).toEqual(['a', 'b']);
  });
});

describe('whatever the record holds', () => {
  const names = ['Jeanne Martin', 'Paul Martin', 'J. Martin', 'Mme Martin', 'Karim Haddad'];
  const identities = [mobile, otherMobile, landline, mailbox, otherMailbox, association, home('x'), home('y')];
  const known = fc.record({
    names: fc.subarray(names, { maxLength: 2 }),
    identities: fc.subarray(identities),
  });
  const record = fc
    .array(known, { maxLength: 6 })
    .map((all) => all.map((each, place) => ({ id: `${place}`, files: [{ id: `${place}`, ...each }], lastSeenAt: at })));
  const one = fc.record({ names: fc.subarray(names, { maxLength: 1 }), identities: fc.subarray(identities) });

  it('nobody is known by what they do not share, and the order of the record does not matter', () => {
    fc.assert(
      fc.property(one, record, (who, candidates) => {
        const { certain } = matchUsager(who, candidates, at);
        expect(matchUsager(who, candidates.toReversed(), at).certain?.usagerId).toBe(certain?.usagerId);
        const file = candidates.find(({ id }) => id === certain?.usagerId);
        if (file) expect(certain!.reasons[0]).toMatch(/^même /);
      }),
    );
  });

  it('a name that contradicts is never certain, but for the number of an organisation', () => {
    fc.assert(
      fc.property(fc.subarray(identities), record, (shared, candidates) => {
        const { certain } = matchUsager({ names: ['Zoé Abadie'], identities: shared }, candidates, at);
        const file = candidates.find(({ id }) => id === certain?.usagerId)?.files[0];
        if (file && file.names.length > 0) expect(certain!.reasons[0]).toContain('organisme');
      }),
    );
  });
});
