import { asDigits, saidNumbers } from '../numbers/index.js';

/** A number of ours the usager recalls. */
export interface Reference {
  /** `dossier`: `SA-2027-000123`; `courrier`: the chrono of a letter, `C-2027-000045`; `other`: « Vos réf. », as written. */
  kind: 'dossier' | 'courrier' | 'other';
  value: string;
}

const gap = String.raw`[ \u00a0]?[\-–—_/. ]?[ \u00a0]?`;
/** « Vos réf. : EC/2027/118 »: a reference of the receiver's, at the head of a letter. */
const theirs =
  /^[ \t]*(?:v(?:os|otre)?[ \t]?\/?[ \t]?r[ée]f(?:[ée]rences?)?s?)[ \t]*[.:]*[ \t]*[:.]?[ \t]*([\p{L}\d][^\n]{2,40})$/gimu;

/** Our own references in a text, each once. @param code begins the dossier numbers of the town: `SA` */
export function referencesIn(text: string, code: string): Reference[] {
  const dossiers = [...numbersAfter(text, code), ...saidAfter(text, code)];
  const letters = numbersAfter(text, 'C');
  const others = [...text.matchAll(theirs)].map(({ 1: written }) => written!.trim());
  return [
    ...unique(dossiers).map((value) => ({ kind: 'dossier' as const, value })),
    ...unique(letters).map((value) => ({ kind: 'courrier' as const, value })),
    ...unique(others)
      .filter((value) => numbersAfter(value, code).length + numbersAfter(value, 'C').length === 0)
      .map((value) => ({ kind: 'other' as const, value })),
  ];
}

function numbersAfter(text: string, code: string): string[] {
  const number = new RegExp(String.raw`(?<![\p{L}\d])${code}${gap}(20\d{2})${gap}(\d{6})(?!\d)`, 'giu');
  return [...asDigits(text).matchAll(number)].map(([, year, place]) => `${code}-${year}-${place}`);
}

/** « S A deux mille vingt-sept zéro zéro zéro cent vingt-trois ». */
function saidAfter(text: string, code: string): string[] {
  const letters = new RegExp(
    String.raw`(?<!\p{L})${[...code].join(String.raw`[. ]{0,2}`)}[. ]{0,2}(?:tiret)?\s{0,2}$`,
    'iu',
  );
  return saidNumbers(text).flatMap((numbers) => {
    const [first] = numbers;
    const digits = numbers.map((one) => one.digits).join('');
    const [, year, place] = /^(20\d{2})(\d{6})(?!\d)/.exec(digits) ?? [];
    return place && letters.test(text.slice(Math.max(0, first!.from - 20), first!.from))
      ? [`${code}-${year}-${place}`]
      : [];
  });
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
