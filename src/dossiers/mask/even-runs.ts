/** Digits in a row: where they stand in `Plain.signs`. */
export interface Group {
  from: number;
  to: number;
}

const narrow = /[ \-.,/_|]/;

/**
 * Two groups of digits or more with the same one sign between all of them (« 49 70 10 12 »), or digits one by one however they
 * stand, as in the boxes of a form. Each run as long as it goes. Wider gaps between groups are columns of a table.
 * @param plain see `Plain.signs`
 */
export function* evenRuns(plain: string): Generator<Group[]> {
  let run: Group[] = [];
  let between = '';
  let isOneByOne = true;
  for (const { 0: digits, index: from } of plain.matchAll(/\+?\d+/g)) {
    const last = run.at(-1);
    const sign = last?.to === from - 1 ? plain[from - 1]! : '';
    const isNarrow = narrow.test(sign);
    const isEven = isNarrow && (run.length === 1 || sign === between);
    isOneByOne &&= digits.length === 1 && (isNarrow || sign === '\n' || run.length === 0);
    if (run.length > 0 && !isEven && !isOneByOne) {
      if (run.length > 1) yield run;
      // « 2019-49 70 10… »: the dash ends nothing that begins with 49.
      run = isNarrow ? [last!] : [];
      isOneByOne = digits.length === 1 && (!isNarrow || last!.to - last!.from === 1);
    }
    between = isNarrow ? sign : '';
    run.push({ from, to: from + digits.length });
  }
  if (run.length > 1) yield run;
}

/**
 * The beginning of a run in so many digits that is a number, and what follows it likewise, until none is found: a card has its
 * date behind it, or another card. Its groups are of one size, the last one shorter at most.
 */
export function numbersAtStart(
  plain: string,
  run: readonly Group[],
  { min, max }: { min: number; max: number },
  isOne: (digits: string) => boolean,
): Group[] {
  const found: Group[] = [];
  for (let first = 0; first < run.length;) {
    let [digits, last] = ['', -1];
    const size = sizeOf(run[first]!);
    for (let at = first; at < run.length && digits.length < max; at += 1) {
      if (sizeOf(run[at]!) > size || digits.length % size > 0) break;
      digits += plain.slice(run[at]!.from, run[at]!.to);
      if (digits.length >= min && digits.length <= max && isOne(digits)) last = at;
    }
    if (last < 0) break;
    found.push({ from: run[first]!.from, to: run[last]!.to });
    first = last + 1;
  }
  return found;
}

function sizeOf({ from, to }: Group): number {
  return to - from;
}
