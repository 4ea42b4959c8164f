import type { TransmissionPiece } from '../api/types.js';

/** Ids of what is proposed. */
export function joinedOf(pieces: readonly TransmissionPiece[]): string[] {
  return pieces.filter(({ joined }) => joined).map(({ id }) => id);
}

/**
 * Joins or leaves out one piece. A mail holds its attachments: without one of them it does not go whole, and its words are copied
 * instead.
 */
export function toggled(pieces: readonly TransmissionPiece[], ids: readonly string[], id: string): string[] {
  const left = ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
  const original = pieces.find(({ kind }) => kind === 'original')?.id;
  const text = pieces.find(({ kind }) => kind === 'text')?.id;
  const isWhole = pieces.every((piece) => piece.kind !== 'attachment' || left.includes(piece.id));
  if (isWhole || text === undefined || original === undefined || !left.includes(original)) return left;
  return [...left.filter((one) => one !== original && one !== text), text];
}
