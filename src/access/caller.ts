import type { FastifyRequest } from 'fastify';
import type { Role } from './roles.js';

/** A town the caller may name, and what they are there. */
export interface Membership {
  townId: string;
  slug: string;
  name: string;
  role: Role;
  /** The service of an agent; null for every other role. */
  serviceId: string | null;
}

/** Who is asking: a person who has signed in, or a program with a key. */
export type Caller = {
  /** As people read it: a person's name, the label of a key. */
  name: string;
  /** As the journal signs it: a login, or `clé` and the label of the key, which no login can look like. */
  login: string;
  /** By slug. A key has one. */
  towns: Membership[];
} & ({ accountId: string } | { keyId: string });

/** A request the guard has let in. Routes ask for the caller with `@CurrentCaller()`. */
export interface CallerRequest extends FastifyRequest {
  caller?: Caller;
}
