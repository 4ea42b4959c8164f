import { saidNumbers } from './index.js';

const digits = (text: string) => saidNumbers(text).map((numbers) => numbers.map((one) => one.digits).join(' '));

describe('numbers said aloud', () => {
  it.each([
    ['zéro six trente-neuf quatre-vingt-dix-huit quarante et un zéro deux', '0 6 39 98 41 0 2'],
    ['zero six trente neuf quatre vingt dix huit quarante et un zero deux', '0 6 39 98 41 0 2'],
    ['Zéro six, trente-neuf, quatre-vingt-dix-huit, vingt et un, soixante et onze', '0 6 39 98 21 71'],
    ['zéro quatre soixante-cinq soixante et onze vingt onze quatre-vingts', '0 4 65 71 20 11 80'],
    ['zéro six euh trente-neuf alors quatre-vingt-dix-huit dix-sept soixante-dix-neuf', '0 6 39 98 17 79'],
    ['zéro quatre septante nonante-deux trente onze quatre-vingt-un', '0 4 70 92 30 11 81'],
    ['0 six 39 quatre-vingt-dix-huit 41 02', '0 6 39 98 41 02'],
    ['quatre mille neuf cent soixante-dix mille douze trois mille', '4970 1012 3000'],
    ['un quatre-vingt-cinq zéro cinq cent quarante-deux deux cent trente-quatre', '1 85 0 5 142 234'],
  ])('« %s »', (text, expected) => expect(digits(text)).toEqual([expected]));

  it('tells two dictations apart', () => {
    expect(
      digits(
        'au zéro six trente-neuf quatre-vingt-dix-huit quarante et un zéro deux ou zéro quatre soixante-cinq soixante et onze dix vingt-cinq',
      ),
    ).toEqual(['0 6 39 98 41 0 2', '0 4 65 71 10 25']);
  });

  it('says where each number stands', () => {
    const text = 'le zéro six trente-neuf quatre-vingt-dix-huit quarante et un zéro deux voilà';
    const [numbers] = saidNumbers(text);
    expect(numbers!.map(({ from, to }) => text.slice(from, to))).toEqual([
      'zéro',
      'six',
      'trente-neuf',
      'quatre-vingt-dix-huit',
      'quarante et un',
      'zéro',
      'deux',
    ]);
  });

  it.each(['', 'un trou de deux mètres', 'le vingt et un mars deux mille vingt-sept', '06 39 98 41 02', 'et euh et'])(
    '« %s » says none',
    (text) => expect(saidNumbers(text)).toEqual([]),
  );

  it('reads every word of a long text once', () => {
    const numbers = saidNumbers('un '.repeat(300_000));
    expect(numbers).toHaveLength(1);
    expect(numbers[0]).toHaveLength(300_000);
  });
});
