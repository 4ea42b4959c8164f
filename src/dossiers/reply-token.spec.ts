import { replyAddress, replyTokenIn } from './reply-token.js';

const key = Buffer.alloc(32, 7);
const number = 'SA-2027-000123';
const address = replyAddress('contact@ville.example', number, key)!;

describe('the address an answer comes to', () => {
  it('names its dossier and proves that it is ours', () => {
    expect(address).toMatch(/^contact\+SA-2027-000123-[\da-v]{16}@ville\.example$/);
    expect(replyTokenIn([address], [], key)).toBe(number);
  });

  it.each([
    ['in small letters', address.toLowerCase()],
    ['in capitals', address.toUpperCase()],
    ['with a name around it', `"Mairie" <${address}>, autre@ville.example`],
    ['with the plus sign written otherwise in a link', address.replace('+', '%2B')],
    [
      'with the plus sign written otherwise in a return path',
      `rebond+${address.replace('+', '=2b').replace('@', '=')}@x.example`,
    ],
    ['with another separator', address.replace('+', '-')],
  ])('is known again %s', (_, written) => {
    expect(replyTokenIn([written], [], key)).toBe(number);
  });

  it('is known again in what is quoted, and the address it was sent to wins', () => {
    const quoted = `> De : Mairie <${address}>\n> Bonjour`;
    expect(replyTokenIn(['contact@ville.example'], [quoted], key)).toBe(number);
    const other = replyAddress('contact@ville.example', 'SA-2027-000124', key)!;
    expect(replyTokenIn([other], [quoted], key)).toBe('SA-2027-000124');
  });

  it('proves nothing when it was made up, is another dossier’s, another town hall’s, or was cut', () => {
    const proof = address.split('-').at(-1)!;
    for (const made of [
      'contact+SA-2027-000123@ville.example',
      'contact+SA-2027-000123-0000000000000000@ville.example',
      `contact+SA-2027-000124-${proof}`,
      replyAddress('contact@ville.example', number, Buffer.alloc(32, 8))!,
      address.replace('@', 'a@'),
      address.replace(/.@/, '@'),
    ])
      expect(replyTokenIn([made], [made], key)).toBeNull();
  });

  it('is found behind others that were made up', () => {
    expect(replyTokenIn([`SA-2027-000123-0000000000000000@x ${address}`], [], key)).toBe(number);
  });

  it('is left out where there is no room for it (RFC 5321 4.5.3.1.1)', () => {
    expect(replyAddress(`${'x'.repeat(32)}@ville.example`, number, key)).not.toBeNull();
    expect(replyAddress(`${'x'.repeat(33)}@ville.example`, number, key)).toBeNull();
  });

  it('is looked for in bounded time', () => {
    const before = performance.now();
    expect(replyTokenIn([], ['SA-2027-000123-0000000000000000 '.repeat(20_000)], key)).toBeNull();
    expect(performance.now() - before).toBeLessThan(500);
  });
});
