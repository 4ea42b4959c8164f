import type { Guess } from '../classifier/index.js';

/** A part of a text that asks for something of its own. */
export interface Segment {
  text: string;
  /** Where it stands in the text: from the character `from` up to `to`. */
  from: number;
  to: number;
  /** Best first. */
  guesses: Guess[];
}

type Classify = (text: string) => Guess[];

/**
 * The requests of a text that holds several (J24): two at least, each for another service and clear by itself; else none,
 * and the text is one request.
 * @param classify what a text is about, the likeliest first
 * @param serviceOf who would have the work of a démarche
 */
export function segmentsOf(text: string, classify: Classify, serviceOf: (demarche: string) => string): Segment[] {
  const pieces = piecesOf(text.slice(0, readCharacters));
  if (pieces.length < 2) return [];
  const segments: Segment[] = [];
  for (const piece of pieces) {
    const guesses = classify(piece.text);
    const [best] = guesses;
    const last = segments.at(-1);
    if (best && best.confidence >= clear && best.demarche !== last?.guesses[0]!.demarche)
      segments.push({ ...piece, guesses: guesses.slice(0, guessesMax) });
    else if (last) stretch(last, piece, text);
  }
  const services = new Set(segments.map(({ guesses }) => serviceOf(guesses[0]!.demarche)));
  return services.size >= 2 && services.size === segments.length ? segments : [];
}

const readCharacters = 8_000;
const guessesMax = 3;
/** Of a piece's first guess. Less, and stories that mention in passing another matter would be cut in two. */
const clear = 0.85;
const wordsMin = 6;

interface Piece {
  text: string;
  from: number;
  to: number;
}

/** Sentences, list items and, in what is said without a full stop, what follows a word that opens another subject. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { index, 0: mark } of text.matchAll(bounds)) {
    add(pieces, text, from, index + (/^\s/.test(mark) ? 0 : mark.length));
    from = index + (/^\s/.test(mark) ? 0 : mark.length);
  }
  add(pieces, text, from, text.length);
  return pieces;
}

const openers =
  "par ailleurs|d[’' ]autre part|autre chose|deuxi[eè]me(?:ment| chose| demande| point)|ensuite|sinon|et aussi|aussi j|et puis|de plus|en outre|[àa] part [çc]a|je profite|j[’' ]en profite|profite de|en m[eê]me temps|et (?:je|on|nous) (?:voudrais|voulais|voulons|souhaite|signale|demande)";
const bounds = new RegExp(`[.!?;]+(?=\\s)|\\n+|\\s(?=(?:${openers})(?![\\p{L}]))`, 'giu');

function add(pieces: Piece[], text: string, from: number, to: number): void {
  const piece = text.slice(from, to);
  const trimmed = piece.trim();
  if (!trimmed) return;
  const start = from + piece.indexOf(trimmed);
  const last = pieces.at(-1);
  // « Bonjour. » is no request: too few words go with what comes before, or after.
  if (last && (wordsIn(last.text) < wordsMin || wordsIn(trimmed) < wordsMin)) {
    last.to = start + trimmed.length;
    last.text = text.slice(last.from, last.to);
  } else pieces.push({ text: trimmed, from: start, to: start + trimmed.length });
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\d]+/gu)?.length ?? 0;
}

function stretch(segment: Segment, piece: Piece, text: string): void {
  segment.to = piece.to;
  segment.text = text.slice(segment.from, segment.to);
}
