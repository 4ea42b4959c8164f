import { join } from 'node:path';
import { root } from '../run.mjs';

const dimensions = 64;
const buckets = 8192; // of four letters, for words never met
const leastFiches = 3;
const rounds = 30;
const pairsAtOnce = 128;
const sharpness = 1 / 0.07;
const stride = 0.05;

/**
 * Where words stand, so that a title and a piece of its own sheet stand near and those of other sheets far (contrastive
 * learning of word and subword vectors, with Adagrad; the same sheets always give the same bytes).
 * @returns the bytes that src/pipeline/qualification/classifier/meaning.ts reads
 */
export async function learnSenses(fiches) {
  const { rowsOf } = await import(join(root, 'dist/pipeline/qualification/classifier/meaning.js'));
  const { wordsOf } = await import(join(root, 'dist/pipeline/qualification/classifier/words.js'));
  const read = fiches.map(({ title, description, text }) => ({
    title: stems(wordsOf, title),
    rest: stems(wordsOf, `${description}. ${text}`),
  }));
  const counts = new Map();
  for (const { title, rest } of read)
    for (const stem of new Set([...title, ...rest])) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= leastFiches).map(([stem]) => stem);
  const ids = new Map(names.map((name, at) => [name, at]));
  const rarities = names.map((name) => Math.log(read.length / counts.get(name)));
  const rows = names.map((name) => rowsOf(name, ids, buckets));
  const numbers = (list) => list.map((stem) => ids.get(stem)).filter((id) => id !== undefined);
  const sheets = read.map(({ title, rest }) => ({ title: numbers(title), rest: numbers(rest) }));
  const vectors = learn(
    sheets.filter(({ title, rest }) => title.length > 0 && rest.length > 5),
    rows,
    rarities,
    names.length,
  );
  return bytesOf(names, rarities, vectors);
}

/** See `fromBytes` in meaning.ts. */
function bytesOf(names, rarities, vectors) {
  const rows = names.length + buckets;
  const scales = new Float32Array(rows);
  const steps = new Int8Array(rows * dimensions);
  for (let row = 0; row < rows; row++) {
    const vector = vectors.subarray(row * dimensions, (row + 1) * dimensions);
    scales[row] = Math.max(...vector.map(Math.abs)) / 127;
    vector.forEach((one, k) => (steps[row * dimensions + k] = Math.round(one / (scales[row] || 1))));
  }
  const header = Buffer.from(`${JSON.stringify({ names: names.join(' '), dimensions, buckets })}\n`);
  const numbers = [Float32Array.from(rarities), scales].map(({ buffer }) => Buffer.from(buffer));
  return Buffer.concat([header, ...numbers, Buffer.from(steps.buffer)]);
}

function stems(wordsOf, text) {
  const found = [];
  // wordsOf reads the beginning of a text only.
  for (const piece of text.match(/[\s\S]{1,4000}(?=\s|$)/g) ?? [])
    found.push(...wordsOf(piece).map(({ stem }) => stem));
  return found;
}

function learn(sheets, rows, rarities, nameCount) {
  const random = randomFrom(1);
  const vectors = Float32Array.from({ length: (nameCount + buckets) * dimensions }, () => (random() - 0.5) / 8);
  const squares = new Float32Array(vectors.length).fill(1e-6);
  const learner = { vectors, squares, rows, rarities };
  for (let round = 0; round < rounds; round++) {
    const order = shuffled(sheets, random);
    let surprise = 0;
    for (let at = 0; at + pairsAtOnce <= order.length; at += pairsAtOnce)
      surprise += step(
        learner,
        order.slice(at, at + pairsAtOnce).map((sheet) => pairOf(sheet, random)),
      );
    console.log(`round ${round + 1} of ${rounds}: ${((surprise * pairsAtOnce) / order.length).toFixed(3)}`);
  }
  return vectors;
}

/** Mostly a title and a piece of its sheet; sometimes two pieces, a short and a long one. */
function pairOf({ title, rest }, random) {
  const draw = random();
  if (draw < 0.5) return [title, piece(rest, 60, random)];
  if (draw < 0.75) return [title, piece(rest, 200, random)];
  return [piece(rest, 12, random), piece(rest, 80, random)];
}

function piece(words, length, random) {
  if (words.length <= length) return words;
  const start = Math.floor(random() * (words.length - length));
  return words.slice(start, start + length);
}

/** One step towards each pair's two sides being nearest to one another; returns the mean surprise. */
function step(learner, pairs) {
  const left = pairs.map(([words]) => place(learner, words));
  const right = pairs.map(([, words]) => place(learner, words));
  let surprise = 0;
  pairs.forEach((_, i) => {
    const scores = right.map(({ unit }) => sharpness * dot(left[i].unit, unit));
    const highest = Math.max(...scores);
    const raised = scores.map((score) => Math.exp(score - highest));
    const sum = raised.reduce((total, one) => total + one, 0);
    surprise -= Math.log(raised[i] / sum + 1e-9) / pairs.length;
    raised.forEach((one, j) => {
      const pull = ((one / sum - (i === j ? 1 : 0)) * sharpness) / pairs.length;
      if (Math.abs(pull) < 1e-6) return;
      for (let k = 0; k < dimensions; k++) {
        left[i].slope[k] += pull * right[j].unit[k];
        right[j].slope[k] += pull * left[i].unit[k];
      }
    });
  });
  pairs.forEach(([one, other], i) => {
    move(learner, one, left[i]);
    move(learner, other, right[i]);
  });
  return surprise;
}

function place({ vectors, rows, rarities }, words) {
  const unit = new Float32Array(dimensions);
  for (const word of words)
    for (const { row, share } of rows[word])
      for (let k = 0; k < dimensions; k++) unit[k] += rarities[word] * share * vectors[row * dimensions + k];
  const length = Math.sqrt(dot(unit, unit)) || 1e-6;
  for (let k = 0; k < dimensions; k++) unit[k] /= length;
  return { unit, length, slope: new Float32Array(dimensions) };
}

function move({ vectors, squares, rows, rarities }, words, { unit, length, slope }) {
  const along = dot(slope, unit);
  const turned = slope.map((one, k) => (one - along * unit[k]) / length);
  for (const word of words)
    for (const { row, share } of rows[word])
      for (let k = 0, at = row * dimensions; k < dimensions; k++, at++) {
        const change = rarities[word] * share * turned[k];
        squares[at] += change * change;
        vectors[at] -= (stride * change) / Math.sqrt(squares[at]);
      }
}

function dot(a, b) {
  let sum = 0;
  for (let k = 0; k < dimensions; k++) sum += a[k] * b[k];
  return sum;
}

function shuffled(list, random) {
  const order = [...list];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
