import { smsRecipient } from '../mobile.js';

/** One way to know somebody again, in the only form it is stored and looked for (see qualification's `identitiesOf`). */
export interface Identity {
  kind: 'phone' | 'email' | 'postal' | 'organisation';
  value: string;
}

/** What an identity tells of a person. A mobile is mostly one person's; the rest may be a whole home's, or a company's. */
export type Evidence = 'mobile' | 'landline' | 'email' | 'postal' | 'organisation';

/** `fontaine jeanne, 12 rue des tanneries 42998 …`: the part after the name, as migration 0006 has it in a column. */
export function homeOf({ kind, value }: Identity): string | null {
  return kind === 'postal' ? value.slice(value.indexOf(', ') + 2) : null;
}

export function evidenceOf({ kind, value }: Identity): Evidence {
  if (kind !== 'phone') return kind;
  return smsRecipient(value) === 'mobile' ? 'mobile' : 'landline';
}

/** True when both are the same thing; of two postal identities the home is enough, the name is compared by itself. */
export function isSame(one: Identity, other: Identity): boolean {
  if (one.kind !== other.kind) return false;
  return one.kind === 'postal' ? homeOf(one) === homeOf(other) : one.value === other.value;
}
