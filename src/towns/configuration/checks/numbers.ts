import { toE164 } from '../phone.js';
import { pick } from '../pick.js';
import { problemAt } from '../problem.js';
import type { Path, Problem } from '../problem.js';
import type { Sheets } from '../sheets.js';
import type { Sheet } from '../yaml-sheet.js';

const direct = ['switchboard.phone', 'services.*.sda.*'];
const desks = ['switchboard.desk', 'services.*.desk'];
const all = [...direct, ...desks, 'services.*.phone', 'services.*.on_call', 'ring_groups.*.phone'];

/** A number that is dialled names one town, and in it one service. */
export function checkNumbers({ towns }: Sheets): Problem[] {
  const shared = towns.flatMap((town, i) => towns.slice(0, i).flatMap((earlier) => inBothTowns(earlier, town)));
  return [...shared, ...towns.flatMap(ringsTwice), ...towns.flatMap(comesBack)];
}

function inBothTowns(earlier: Sheet, town: Sheet): Problem[] {
  const taken = new Map(numbers(earlier, all).map(({ number, path }) => [number, path]));
  return numbers(town, all)
    .filter(({ number }) => taken.has(number))
    .map(({ number, path }) =>
      problemAt(
        town,
        path,
        `${number} also belongs to another town: ${earlier.file}:${earlier.lineOf(taken.get(number)!)}`,
      ),
    );
}

function ringsTwice(town: Sheet): Problem[] {
  const seen = new Map<string, Path>();
  return numbers(town, direct).flatMap(({ number, path }) => {
    const first = seen.get(number);
    seen.set(number, first ?? path);
    return first
      ? [
          problemAt(
            town,
            path,
            `${number} already rings at line ${town.lineOf(first)}, expected one service for a direct number`,
          ),
        ]
      : [];
  });
}

/** A call put through to a number the public dials would come back to us, and ring for ever. */
function comesBack(town: Sheet): Problem[] {
  const dialled = new Set(numbers(town, direct).map(({ number }) => number));
  return numbers(town, desks)
    .filter(({ number }) => dialled.has(number))
    .map(({ number, path }) =>
      problemAt(town, path, `${number} is dialled by the public, expected the number that rings at the desk`),
    );
}

function numbers(town: Sheet, selectors: readonly string[]): { number: string; path: Path }[] {
  return selectors
    .flatMap((selector) => pick(town.raw, selector))
    .flatMap(({ value, path }) => {
      const number = toE164(value);
      return number ? [{ number, path }] : [];
    });
}
