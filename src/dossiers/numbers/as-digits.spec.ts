import { asDigits } from './index.js';

describe('digits that OCR read as letters', () => {
  it.each([
    ['O6 39 98 4l O2', '06 39 98 41 02'],
    ['06 39 98 lO 02', '06 39 98 10 02'],
    ['42OO0 Grandval', '42000 Grandval'],
    ['0I.39.98.4|.02', '01.39.98.41.02'],
  ])('« %s »', (written, read) => expect(asDigits(written)).toBe(read));

  it.each(['Il a 3 ans', 'Olivier', 'lO', 'FR7630006000', 'bâtiment O', 'l’école'])('« %s » stays', (text) =>
    expect(asDigits(text)).toBe(text),
  );

  it.each(['O'.repeat(2_000_000) + 'x', '0|'.repeat(1_000_000), 'l '.repeat(1_000_000)])(
    'keeps the length of a hostile text',
    (text) => expect(asDigits(text)).toHaveLength(text.length),
  );
});
