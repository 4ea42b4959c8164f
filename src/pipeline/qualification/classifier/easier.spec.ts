import { easierThan } from './easier.js';
import { tableOf, times, transposed } from './sparse.js';

it('what is said to give an image gives it', () => {
  const ids = Int32Array.of(0, 1);
  const meanings = tableOf([
    { ids, values: Float32Array.of(0.6, 0.2) },
    { ids, values: Float32Array.of(0.5, -0.3) },
    { ids, values: Float32Array.of(-0.1, 0.7) },
  ]);
  const turned = transposed(meanings, 2);
  const leeway = Float32Array.of(0.7, 1.4, 0.35);
  const image = Float32Array.of(1, 0, 0, 1, 0.5, 0.25);
  const found = easierThan(meanings, turned, leeway, 2)(image);
  const likeness = times(meanings, times(turned, found, 2), 2);
  likeness.forEach((one, at) => expect(one + (leeway[at >> 1]! + 0.6) * found[at]!).toBeCloseTo(image[at]!, 5));
});
