/**
 * THE table: the path of a contact, which the program executes. A stage begins by claiming its row of the outbox, does
 * its work once, and leaves its subject in another state, all in one transaction; then it hands on.
 * docs/flow.md is checked against it.
 */
export const stages = [
  {
    name: 'intake',
    subject: 'contact',
    takes: 'received',
    leaves: ['read', 'to-read', 'set-aside'],
    person: 'quarantined',
    handsOn: ['qualification', 'loopback'],
    attempts: 5,
    backoffMs: 2_000,
  },
  {
    name: 'qualification',
    subject: 'contact',
    takes: 'read',
    leaves: ['qualified', 'joined', 'answered', 'to-read'],
    person: 'to-qualify',
    handsOn: ['routing', 'loopback'],
    attempts: 5,
    backoffMs: 2_000,
  },
  {
    name: 'routing',
    subject: 'contact',
    takes: 'qualified',
    leaves: ['routed'],
    person: 'quarantined',
    handsOn: ['loopback'],
    attempts: 5,
    backoffMs: 2_000,
  },
  {
    name: 'loopback',
    subject: 'dossier',
    takes: null,
    leaves: [],
    person: null,
    handsOn: ['delivery'],
    attempts: 8,
    backoffMs: 5_000,
  },
  {
    name: 'delivery',
    subject: 'message',
    takes: 'composed',
    leaves: ['accepted', 'delivered', 'refused', 'unknown'],
    person: null,
    handsOn: ['loopback'],
    attempts: 8,
    backoffMs: 5_000,
  },
] as const;

export type StageName = (typeof stages)[number]['name'];

/** What a stage is about: a contact until it is routed, then the dossier it opened, then each message of it. */
export type Subject = (typeof stages)[number]['subject'];
