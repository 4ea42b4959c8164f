import { debtKinds, type DebtKind } from '../../dossiers/debts.js';

/** A line of a dossier's journal, as far as it says what the usager was told. */
export interface JournalLine {
  kind: string;
  data: { demarche?: string; service?: string; key?: string; debt?: string };
  /** Of a message: it did not arrive, or it never will. */
  refused: boolean;
}

/** Words that name the démarche and who answers for it; a proof of date names neither, so it is never wrong. */
const naming: readonly DebtKind[] = [
  'acknowledgement',
  'written-confirmation',
  'orientation',
  'transmission-notice',
  'rectification',
];
const aboutDemarche = ['opened', 'routed', 'corrected', 'reassigned'];

export interface Told {
  /** Kinds of the words that were said, whether right or wrong. */
  kinds: ReadonlySet<DebtKind>;
  /** The démarche the last of them named, and the service that answers for it. */
  demarche: string;
  service: string | null;
}

/** What the usager believes their request is about; null when nobody has told them yet. */
export function toldDemarche(journal: readonly JournalLine[]): Told | null {
  const kinds = new Set<DebtKind>();
  let named: { demarche?: string; service?: string } = {};
  let now: typeof named = {};
  for (const { kind, data, refused } of journal) {
    if (aboutDemarche.includes(kind)) now = data;
    const said = refused ? null : saidBy(kind, data);
    if (!said || !naming.includes(said)) continue;
    kinds.add(said);
    named = now;
  }
  const { demarche, service = null } = named;
  return demarche === undefined ? null : { kinds, demarche, service };
}

/** A message, or a conversation that took its place. */
function saidBy(kind: string, { key, debt }: JournalLine['data']): DebtKind | null {
  if (kind === 'message-composed') return kindOfKey(key);
  return kind === 'debt-settled' ? kindOfKey(debt) : null;
}

/** `rectification-2` is a rectification, and `rectification-2/letter` the same by another way. */
function kindOfKey(key = ''): DebtKind | null {
  return debtKinds.find((kind) => new RegExp(`^${kind}(?:-\\d+)?(?:/\\w+)?$`).test(key)) ?? null;
}
