/** image(x) = wanted, where every column is a problem by itself. Tables are row by row, `width` wide. */
export interface Problem {
  imageOf(x: Float32Array): Float32Array;
  /** The x that gives this image, nearly. */
  nearlyFrom(image: Float32Array): Float32Array;
  wanted: Float32Array;
  /** Where to start, and what comes out. */
  solution: Float32Array;
  width: number;
  steps: number;
}

/** Of what was wanted, in length. */
const closeEnough = 0.03;

/** By preconditioned conjugate gradients: as many steps as there are, or until every column is close enough. */
export function solve({ imageOf, nearlyFrom, wanted, solution, width, steps }: Problem): void {
  const first = imageOf(solution);
  const residual = wanted.map((one, at) => one - first[at]!);
  const enough = products(wanted, wanted, width).map((one) => one * closeEnough * closeEnough);
  const isClose = () => products(residual, residual, width).every((one, column) => one <= enough[column]!);
  let near = nearlyFrom(residual);
  const direction = near.slice();
  let left = products(residual, near, width);
  for (let step = 0; step < steps && !isClose(); step++) {
    const image = imageOf(direction);
    const along = products(direction, image, width);
    const stride = left.map((one, column) => (one > 0 ? one / along[column]! : 0));
    addScaled(solution, direction, stride, width);
    addScaled(
      residual,
      image,
      stride.map((one) => -one),
      width,
    );
    near = nearlyFrom(residual);
    const now = products(residual, near, width);
    const keep = now.map((one, column) => (left[column]! > 0 ? one / left[column]! : 0));
    for (let at = 0; at < direction.length; at += width)
      for (let k = 0; k < width; k++) direction[at + k] = near[at + k]! + keep[k]! * direction[at + k]!;
    left = now;
  }
}

/** Column by column. */
function products(a: Float32Array, b: Float32Array, width: number): number[] {
  const sums = new Array<number>(width).fill(0);
  for (let at = 0; at < a.length; at += width) for (let k = 0; k < width; k++) sums[k]! += a[at + k]! * b[at + k]!;
  return sums;
}

function addScaled(to: Float32Array, what: Float32Array, by: readonly number[], width: number): void {
  for (let at = 0; at < to.length; at += width) for (let k = 0; k < width; k++) to[at + k]! += by[k]! * what[at + k]!;
}
