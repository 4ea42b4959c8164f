import { compareWithNames, type NameLikeness } from './compare-names.js';
import { grade, type Graded, type Known } from './grade.js';
import { evidenceOf, isSame, type Evidence, type Identity } from './identity.js';

/** A usager of the record who shares something with the sender: one file, or several that a person has merged. */
export interface Candidate {
  /** The file that is shown. */
  id: string;
  files: readonly (Known & { id: string })[];
  /** Null for one who has no contact left. */
  lastSeenAt: Date | null;
}

export interface Match {
  /** The file that has what the sender shares: a contact goes there, so that it follows when a merge is undone. */
  usagerId: string;
  /** All the files of this person: what is looked for by usager is looked for among these. */
  usagerIds: readonly string[];
  reasons: string[];
}

/** Who a sender is: one usager for sure, or a few who may be offered to a person, likeliest first; else somebody new. */
export interface Recognition {
  certain: Match | null;
  likely: Match[];
  /** False for one who gave no name by what several share: a file more would be nobody's. A person says who it was. */
  isNew: boolean;
}

const offeredMax = 5;
/** French operators give a number that was left to somebody else after a few months. */
const oldAfterMs = 365 * 24 * 3_600_000;

/** One certain, or none: between two who are as likely, a person chooses. */
export function matchUsager(sender: Known, candidates: readonly Candidate[], at: Date): Recognition {
  const usagers = candidates.map((candidate) => ({ candidate, usager: whole(candidate) }));
  // A home is several people's by nature; a number or a mailbox that several have tells nothing of one of them.
  const common = sender.identities.filter(
    (each) => each.kind !== 'postal' && usagers.filter(({ usager }) => has(usager, each)).length > 1,
  );
  const graded = usagers
    .map(({ candidate, usager }) => assess(sender, candidate, usager, common, at))
    .sort((one, other) => other.weight - one.weight);
  const certain = graded.filter(({ grade }) => grade === 'certain');
  const likely = graded.filter(({ grade }) => grade === 'likely');
  const [first, second] = certain;
  if (first && first.weight > (second?.weight ?? 0))
    return { certain: asMatch(first), likely: certain.slice(1, offeredMax + 1).map(asMatch), isNew: false };
  const offered = [...certain, ...likely].slice(0, offeredMax).map(asMatch);
  return { certain: null, likely: offered, isNew: sender.names.length > 0 || offered.length === 0 };
}

interface Assessed extends Graded {
  candidate: Candidate;
  file: Candidate['files'][number];
  weight: number;
}

function assess(sender: Known, candidate: Candidate, usager: Known, common: readonly Identity[], at: Date): Assessed {
  const isAlone = !common.some((each) => has(usager, each));
  const isOld = candidate.lastSeenAt !== null && at.getTime() - candidate.lastSeenAt.getTime() > oldAfterMs;
  const name = likeness(sender, candidate);
  const graded = grade(sender, usager, { name, isAlone, isOld });
  const weighed = candidate.files.map((file) => ({ file, weight: weigh(sender, file) }));
  const best = weighed.reduce((one, other) => (other.weight > one.weight ? other : one));
  return { ...graded, candidate, file: best.file, weight: best.weight + (name === 'same' ? sameName : 0) };
}

/** Names that contradict each other are one person's where somebody has merged their files, and not within a file. */
function likeness(sender: Known, { files }: Candidate): NameLikeness {
  const ofFile = ({ names }: Known) =>
    likeliest(
      sender.names.map((name) => compareWithNames(name, names)),
      withinOne,
    );
  return likeliest(files.flatMap(ofFile), amongSeveral)[0] ?? 'unknown';
}

const withinOne = ['same', 'different', 'close'] as const;
const amongSeveral = ['same', 'close', 'different'] as const;

function likeliest(found: readonly NameLikeness[], order: readonly NameLikeness[]): NameLikeness[] {
  return order.filter((likeness) => found.includes(likeness)).slice(0, 1);
}

function has({ identities }: Known, identity: Identity): boolean {
  return identities.some((its) => isSame(its, identity));
}

function whole({ files }: Candidate): Known {
  return { names: files.flatMap(({ names }) => names), identities: files.flatMap(({ identities }) => identities) };
}

const weights: Readonly<Record<Evidence, number>> = { organisation: 16, mobile: 8, email: 6, postal: 4, landline: 4 };
/** More than all the rest together. */
const sameName = 100;

function weigh(sender: Known, file: Known): number {
  return sender.identities.filter((each) => has(file, each)).reduce((sum, each) => sum + weights[evidenceOf(each)], 0);
}

function asMatch({ candidate, file, reasons }: Assessed): Match {
  return { usagerId: file.id, usagerIds: candidate.files.map(({ id }) => id), reasons };
}
