import type { Evidence } from './evidence.js';
import type { Grade } from './need.js';

/**
 * How sure it is that a contact belongs to a dossier. Only the usager's own contact joins by itself, or one that quotes the
 * number of a report of something everybody sees: what another person wrote is theirs (rules.md, DI-01).
 */
export function gradeOf(evidence: Evidence): Grade {
  if (evidence.isQuoted) return ofQuoted(evidence);
  switch (evidence.who) {
    case 'same':
      return ofSamePerson(evidence);
    case 'likely':
      return atMostLikely(ofSamePerson(evidence));
    case 'other':
    case 'unknown':
      return ofNeighbour(evidence);
    default:
      return evidence.who satisfies never;
  }
}

/**
 * A number proves nothing: anybody can copy it wrongly, or guess it, and who joins is told what the dossier is about (ID-01). Only
 * what stands on the public way may be joined by others, and not when they speak of something else.
 */
function ofQuoted({ who, what, isConfidential, isAboutAPlace }: Evidence): Grade {
  if (who === 'same') return 'certain';
  return isAboutAPlace && !isConfidential && what !== 'other' ? 'certain' : 'likely';
}

function ofSamePerson(evidence: Evidence): Grade {
  const { what, where, asksAgain } = evidence;
  if (where.agreement === 'different') return 'no';
  switch (what) {
    case 'same':
    case 'plausible':
      return ofSameDemarche(evidence);
    case 'sibling':
    case 'unknown':
      return asksAgain || agrees(evidence) ? 'likely' : 'no';
    case 'other':
      return asksAgain ? 'likely' : 'no';
    default:
      return what satisfies never;
  }
}

function ofSameDemarche(evidence: Evidence): Grade {
  const { what, where, asksAgain, isClosed, isRecent } = evidence;
  // Two house numbers of one street, or a place told once only: it may be another lamp post.
  const isSure = asksAgain ? where.agreement !== 'near' || !where.isApart : agrees(evidence);
  if (!isSure) return 'likely';
  if (asksAgain) return what === 'same' || agrees(evidence) ? 'certain' : 'likely';
  // What was mended and is broken again is another need; so is what comes back after a month.
  if (isClosed || !isRecent) return 'likely';
  return what === 'same' || where.agreement === 'same' ? 'certain' : 'likely';
}

/** Two neighbours, one lamp post: one intervention, and a word to each. */
function ofNeighbour(evidence: Evidence): Grade {
  const { what, isAboutAPlace, isConfidential, isClosed } = evidence;
  if (!isAboutAPlace || isConfidential || isClosed) return 'no';
  return (what === 'same' || what === 'plausible') && agrees(evidence) ? 'likely' : 'no';
}

function agrees({ where: { agreement, isApart } }: Evidence): boolean {
  return agreement === 'same' || (agreement === 'near' && !isApart);
}

function atMostLikely(grade: Grade): Grade {
  return grade === 'certain' ? 'likely' : grade;
}
