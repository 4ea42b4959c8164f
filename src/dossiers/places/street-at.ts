import { numberAfter, numberBefore } from './house-numbers.js';
import { nameAfter } from './name-after.js';
import type { Place } from './place.js';
import { everydayTypes, shortTypes, streetTypes } from './street-types.js';
import type { Token } from './tokens.js';
import { neverSquares } from './words-of-names.js';

/** A place and the tokens it was read from. */
export interface Found {
  place: Omit<Place, 'label'>;
  start: number;
  /** The token after it. */
  end: number;
}

const ofSomething = new Set(['de', 'du', 'des', 'd']);
const notAWay = new Set('en une un ma ta sa mes des les deux trois quelques plus'.split(' '));

/** The way that begins at a token, with its number before or after. */
export function streetAt(tokens: readonly Token[], at: number): Found | null {
  const written = typeAt(tokens, at);
  if (!written) return null;
  const { type, nameAt } = written;
  const before = numberBefore(tokens, at);
  if (!before && notAWay.has(tokens[at - 1]?.word ?? '')) return null;
  const name = nameAfter(tokens, nameAt);
  if (!name || !isWay(tokens, { at, nameAt, type, end: name.end, isNumbered: before !== null })) return null;
  const after = before ? null : numberAfter(tokens, name.end);
  const number = before?.number ?? after?.number ?? null;
  const place = { kind: 'street' as const, type, words: name.words, number, crossing: null };
  return { place, start: before?.at ?? at, end: after?.at ?? name.end };
}

function typeAt(tokens: readonly Token[], at: number): { type: string; nameAt: number } | null {
  const { word, isBreak } = tokens[at]!;
  if (isBreak) return null;
  if (word === 'rond' && tokens[at + 1]?.word === 'point') return { type: 'rond-point', nameAt: at + 2 };
  const type = streetTypes.get(word);
  if (!type) return null;
  const isShortened = word !== type && tokens[at + 1]?.word === '.';
  return { type, nameAt: at + (isShortened ? 2 : 1) };
}

interface Reading {
  at: number;
  nameAt: number;
  type: string;
  end: number;
  isNumbered: boolean;
}

/** Words that also mean something else must show that they name a way. */
function isWay(tokens: readonly Token[], { at, nameAt, type, end, isNumbered }: Reading): boolean {
  const { word } = tokens[at]!;
  const next = tokens[nameAt]?.word ?? '';
  const isNamed = tokens.slice(nameAt, end).some(({ isCapital }) => isCapital);
  if (type === 'place') return isNumbered || isNamed || isSquare(tokens, nameAt, end);
  if (type === 'route') return isNumbered || ofSomething.has(next);
  if (everydayTypes.has(word)) return isNumbered || isNamed;
  if (shortTypes.has(word)) return isNumbered || nameAt === at + 2 || ofSomething.has(next);
  return true;
}

/** « place du marché », and not « place de parking ». */
function isSquare(tokens: readonly Token[], nameAt: number, end: number): boolean {
  const [first, second] = tokens.slice(nameAt, nameAt + 2).map(({ word }) => word);
  const isSeat = tokens.slice(nameAt, end).some(({ word }) => neverSquares.has(word));
  return !isSeat && (['du', 'des'].includes(first!) || ['la', 'l'].includes(second!));
}
