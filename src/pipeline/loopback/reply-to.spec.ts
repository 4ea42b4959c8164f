import { replyTokenIn } from '../../dossiers/reply-token.js';
import type { Service } from '../../towns/configuration/index.js';
import type { Town } from '../../towns/index.js';
import { replyTo } from './reply-to.js';

const key = Buffer.alloc(32, 7);
const number = 'SA-2027-000123';
const contact = { address: 'contact@ville.example', subaddressing: true };
const voirie = { address: 'Voirie@ville.example', service: 'voirie', subaddressing: true };
const service = { email: 'voirie@ville.example', confidential: false };

function to(mailboxes: object[], of: Partial<Service> = {}): string | undefined {
  return replyTo({ configuration: { mailboxes } } as Town, { ...service, ...of } as Service, number, key);
}

describe('where an answer goes', () => {
  it('is the service’s mailbox that we read, else the town’s, and names the dossier', () => {
    expect(to([contact, voirie])).toMatch(/^Voirie\+SA-2027-000123-[\da-v]{16}@ville\.example$/);
    expect(to([contact])).toMatch(/^contact\+SA-2027-000123-/);
    expect(replyTokenIn([to([contact])!], [], key)).toBe(number);
  });

  it('is the service’s own address where a mailbox takes no names beside its own', () => {
    expect(to([{ ...contact, subaddressing: false }])).toBeUndefined();
    expect(to([contact, { ...voirie, subaddressing: false }])).toBeUndefined();
    expect(to([])).toBeUndefined();
  });

  it('is never a mailbox that others read, where the service is confidential', () => {
    expect(to([contact], { confidential: true })).toBeUndefined();
    expect(to([contact, voirie], { confidential: true })).toMatch(/^Voirie\+/);
  });

  it('is not one that belongs to another service', () => {
    expect(to([{ ...contact, service: 'etat-civil' }])).toBeUndefined();
  });
});
