import { shareOf } from './text.js';

const neighboursMax = 10;

/** The ten nearest texts vote for their labels, each with the cube of its likeness. Of sum 1, or all 0 when nothing is near. */
export function neighbours(
  likeness: Float32Array,
  labels: readonly (readonly number[])[],
  labelCount: number,
): Float64Array {
  const votes = new Float64Array(labelCount);
  let sum = 0;
  for (const text of nearest(likeness)) {
    const vote = likeness[text]! ** 3;
    sum += vote;
    labels[text]!.forEach((label, place) => (votes[label]! += vote * shareOf(place)));
  }
  return sum > 0 ? votes.map((vote) => vote / sum) : votes;
}

/** The best first; only those that have something in common. */
function nearest(likeness: Float32Array): number[] {
  const best: number[] = [];
  for (let text = 0; text < likeness.length; text++) {
    if (likeness[text]! <= 0) continue;
    if (best.length === neighboursMax && likeness[text]! <= likeness[best[neighboursMax - 1]!]!) continue;
    let place = best.length;
    while (place > 0 && likeness[best[place - 1]!]! < likeness[text]!) place--;
    best.splice(place, 0, text);
    if (best.length > neighboursMax) best.pop();
  }
  return best;
}
