import { wasMasked } from '../../dossiers/mask/index.js';
import type { TransmissionWay } from '../../dossiers/transmissions.js';
import type { Request } from './request.js';

/** Why something stays here; each has its sentence on the console. */
export const leftOutReasons = [
  /** It looks like a paper about health, which must not travel with this one. */
  'medical',
  /** A social security number, a bank account or a card, which no e-mail carries (DP-05). */
  'sensitive-number',
  /** The document holds other requests, which are nobody else's business (J24). */
  'other-requests',
  /** The mail holds an attachment that is left out. */
  'holds-attachments',
  /** By the person who sent it on. */
  'chosen',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** The copy of the words, which is written when it is sent. */
export const textPiece = 'text';

export interface Piece {
  /** Of the document; `text` for the copy of the words. */
  id: string;
  kind: 'original' | 'text' | 'attachment';
  name: string;
  /** Proposed; the person decides. */
  joined: boolean;
  /** Why it is not proposed. */
  reason: LeftOutReason | null;
  /** It cannot be joined at all this way. */
  locked: boolean;
}

const medicalPaper =
  /m[eé]dica|certificat.{0,20}sant|ordonnance|feuille.{0,8}soin|carte.{0,3}vitale|arr[eê]t.{0,8}travail|hospitali|diagnosti|mdph|handicap/i;

/**
 * What may go with a request, and what is better left out: an administration is sent what it is asked for and no more (CRPA
 * L114-2; `do_not_send` of administrations.yaml, which the person reads beside it). The words are kept, and copied, masked.
 */
export function piecesOf(request: Request, way: TransmissionWay, doNotSend: readonly string[]): Piece[] {
  const attachments = request.attachments.map((one): Piece => {
    const isMedical = doNotSend.length > 0 && medicalPaper.test(one.name);
    return {
      ...named(one),
      kind: 'attachment',
      joined: !isMedical,
      reason: isMedical ? 'medical' : null,
      locked: false,
    };
  });
  const original = request.original && originalOf(request, way, attachments);
  const words = request.words ?? (request.channel === 'letter' ? null : request.body);
  const text: Piece = {
    id: textPiece,
    kind: 'text',
    name: 'demande.txt',
    joined: !original?.joined,
    reason: null,
    locked: false,
  };
  return [original, words ? text : null, ...attachments].filter((piece) => piece !== null);
}

function originalOf(request: Request, way: TransmissionWay, attachments: readonly Piece[]): Piece {
  const reason = keptBack(request, way, attachments);
  return { ...named(request.original!), kind: 'original', joined: reason === null, reason, locked: reason !== null };
}

function keptBack(request: Request, way: TransmissionWay, attachments: readonly Piece[]): LeftOutReason | null {
  if (request.words !== null) return 'other-requests';
  // On paper the letter itself goes, in a closed envelope.
  if (way === 'email' && wasMasked([request.subject, request.body].join('\n'))) return 'sensitive-number';
  return request.channel === 'email' && attachments.some(({ joined }) => !joined) ? 'holds-attachments' : null;
}

function named({ id, name }: { id: string; name: string }) {
  return { id, name };
}

export interface Chosen {
  joined: Piece[];
  leftOut: { name: string; reason: LeftOutReason }[];
}

/** What a person has chosen to join; null when that is not possible: nothing of it, or what must not go this way. */
export function chosenOf(pieces: readonly Piece[], ids: readonly string[]): Chosen | null {
  const joined = pieces.filter(({ id }) => ids.includes(id));
  const leftOut = pieces.filter(({ id, kind }) => !ids.includes(id) && kind !== 'text');
  const original = joined.find(({ kind }) => kind === 'original');
  const isWhole = !original?.name.endsWith('.eml') || leftOut.every(({ kind }) => kind !== 'attachment');
  if (joined.length === 0 || joined.length < ids.length || joined.some(({ locked }) => locked) || !isWhole) return null;
  return { joined, leftOut: leftOut.map(({ name, reason }) => ({ name, reason: reason ?? 'chosen' })) };
}
