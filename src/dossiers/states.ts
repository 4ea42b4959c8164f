/** Every state a thing can be in, and the arrows between them. Walked at start-up by `checkStates`. */
export type StateTable = Readonly<Record<string, readonly string[]>>;

export const contactStates = {
  /** A call that is still going on. */
  open: ['received'],
  received: ['read', 'to-read', 'set-aside', 'quarantined'],
  read: ['qualified', 'joined', 'answered', 'to-qualify', 'to-read', 'quarantined'],
  qualified: ['routed', 'quarantined'],
  routed: ['told'],
  told: [],
  /** Belongs to a dossier that was open already, unless a person separates it. */
  joined: ['read'],
  /** The question was answered on the spot; nothing is left to do, unless a person says that it was not. */
  answered: ['qualified'],
  /** A person says what it is about. */
  'to-qualify': ['qualified', 'answered', 'set-aside', 'joined'],
  /** Written by a machine: a person has a look, nobody is answered. */
  'to-read': ['read', 'set-aside'],
  /** Nothing to do, by a person's decision or because it only reported on another message. */
  'set-aside': [],
  /** Could not be processed: shown with its reason and a retry button. */
  quarantined: ['received', 'set-aside'],
} as const satisfies StateTable;

export const dossierStates = {
  open: ['closing', 'closed'],
  /** All is done but the last word to the usager, which has not arrived yet. */
  closing: ['closed', 'open'],
  closed: ['open', 'closing'],
} as const satisfies StateTable;

export const taskStates = {
  'to-do': ['taken', 'done', 'dropped'],
  /** An agent has it; given back, or silent for too long, it waits in the queue again. Open, as what is to do. */
  taken: ['to-do', 'done', 'dropped'],
  done: ['to-do'],
  /** Nobody has to do it any more: the dossier is about something else. */
  dropped: ['to-do'],
} as const satisfies StateTable;

export const debtStates = {
  owed: ['settled', 'waived'],
  /** Paid by a message that arrived, or by a conversation noted. */
  settled: ['owed'],
  /** By a person with a reason, or because the usager cannot be reached by any way. Owed again when a correction is undone, or a contact joins again. */
  waived: ['owed'],
} as const satisfies StateTable;

export const messageStates = {
  composed: ['sending', 'refused', 'unknown', 'dropped'],
  /** Being handed over, by the process named in `sent_by`. */
  sending: ['accepted', 'delivered', 'refused', 'bounced', 'complained', 'composed', 'unknown'],
  /** The next hop took it. */
  accepted: ['delivered', 'refused', 'bounced', 'complained', 'unknown'],
  delivered: ['refused', 'bounced', 'complained'],
  refused: [],
  /** It was taken, and came back (RFC 3464). */
  bounced: [],
  /** It arrived, and the usager told their provider that they do not want it (RFC 5965): that address is written to no more. */
  complained: [],
  /** Nobody knows whether it left, or whether it arrived. Never repeated blindly. */
  unknown: ['accepted', 'delivered', 'refused', 'bounced', 'complained', 'composed'],
  /** The usager was told in another way before it left. */
  dropped: [],
} as const satisfies StateTable;

export const transmissionStates = {
  /** The bordereau is written: the mail is leaving, or somebody takes it to the post. */
  prepared: ['sent', 'refused', 'dropped'],
  sent: ['answered', 'refused'],
  /** The e-mail did not arrive: it goes another way, in another round. */
  refused: [],
  /** Another way was chosen before it had left. */
  dropped: [],
  answered: [],
} as const satisfies StateTable;

export type ContactState = keyof typeof contactStates;
export type DossierState = keyof typeof dossierStates;
export type TaskState = keyof typeof taskStates;
export type DebtState = keyof typeof debtStates;
export type MessageState = keyof typeof messageStates;
export type TransmissionState = keyof typeof transmissionStates;

const machines: Record<string, { table: StateTable; start: string[] }> = {
  contact: { table: contactStates, start: ['open', 'received', 'quarantined'] },
  dossier: { table: dossierStates, start: ['open'] },
  task: { table: taskStates, start: ['to-do'] },
  debt: { table: debtStates, start: ['owed'] },
  message: { table: messageStates, start: ['composed'] },
  transmission: { table: transmissionStates, start: ['prepared'] },
};

/** Throws with the names when an arrow leads nowhere or a state cannot be reached. */
export function checkStates(all: typeof machines = machines): void {
  const problems = Object.entries(all).flatMap(([name, { table, start }]) => {
    const known = Object.keys(table);
    const reached = new Set(start);
    for (const state of reached) for (const next of table[state] ?? []) reached.add(next);
    return [
      ...[...reached].filter((state) => !known.includes(state)).map((state) => `${name}: unknown state ${state}`),
      ...known.filter((state) => !reached.has(state)).map((state) => `${name}: nothing leads to the state ${state}`),
    ];
  });
  if (problems.length > 0) throw new Error(`The states do not hold together:\n  ${problems.join('\n  ')}`);
}
