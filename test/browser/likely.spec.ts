import { likely } from '../../web/src/shared/likely.js';

it('a guess of less than one in a hundred is not worth a button', () => {
  const guesses = [0.4, 0.03, 0.029].map((confidence) => ({ demarche: 'x', title: 'X', confidence, reasons: [] }));
  expect(likely(guesses).map(({ confidence }) => confidence)).toEqual([0.4, 0.03]);
});
