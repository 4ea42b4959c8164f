import type { Vector } from './vocabulary.js';

/**
 * Kernel ridge regression: the coefficients, example by label, of the linear rule that answers 1 for an example's own label
 * and 0 for the others, with the least weight. It is solved exactly, in one pass and without chance: the same catalogue
 * always gives the same answers.
 * @param trust how much each example counts; one with little trust may be answered wrong
 */
export function ridge(
  vectors: readonly Vector[],
  labels: readonly number[],
  labelCount: number,
  trust: readonly number[],
): Float64Array[] {
  const matrix = likenesses(vectors);
  trust.forEach((amount, at) => (matrix[at]![at]! += restraint / amount));
  factorise(matrix);
  const answers = labels.map((label) => {
    const row = new Float64Array(labelCount);
    row[label] = 1;
    return row;
  });
  solveInPlace(matrix, answers);
  return answers;
}

const restraint = 0.7;

function likenesses(vectors: readonly Vector[]): Float64Array[] {
  const matrix = vectors.map(() => new Float64Array(vectors.length));
  const shownBy = new Map<number, { example: number; value: number }[]>();
  vectors.forEach(({ ids, values }, example) => {
    const row = matrix[example]!;
    ids.forEach((id, at) => {
      const others = shownBy.get(id) ?? [];
      others.push({ example, value: values[at]! });
      shownBy.set(id, others);
      for (const other of others) row[other.example]! += values[at]! * other.value;
    });
  });
  return matrix;
}

/** Cholesky, lower half in place: the matrix becomes its square root. */
function factorise(matrix: Float64Array[]): void {
  for (let i = 0; i < matrix.length; i++) {
    const row = matrix[i]!;
    for (let j = 0; j <= i; j++) {
      const other = matrix[j]!;
      let left = row[j]!;
      for (let k = 0; k < j; k++) left -= row[k]! * other[k]!;
      row[j] = i === j ? Math.sqrt(left) : left / other[j]!;
    }
  }
}

/** Down the lower half, then up its mirror. */
function solveInPlace(lower: readonly Float64Array[], rows: Float64Array[]): void {
  for (let i = 0; i < rows.length; i++) {
    for (let k = 0; k < i; k++) subtract(rows[i]!, rows[k]!, lower[i]![k]!);
    divide(rows[i]!, lower[i]![i]!);
  }
  for (let i = rows.length - 1; i >= 0; i--) {
    divide(rows[i]!, lower[i]![i]!);
    for (let k = 0; k < i; k++) subtract(rows[k]!, rows[i]!, lower[i]![k]!);
  }
}

function subtract(row: Float64Array, other: Float64Array, times: number): void {
  if (times === 0) return;
  for (let at = 0; at < row.length; at++) row[at]! -= times * other[at]!;
}

function divide(row: Float64Array, by: number): void {
  for (let at = 0; at < row.length; at++) row[at]! /= by;
}
