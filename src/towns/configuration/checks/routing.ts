import { problemAt } from '../problem.js';
import type { Problem } from '../problem.js';
import type { RoutingRule } from '../schemas/index.js';
import type { Sheets } from '../sheets.js';

/** A rule that can never fit says something its author believes to be in force: it is refused. */
export function checkRouting({ routing, towns }: Pick<Sheets, 'routing' | 'towns'>): Problem[] {
  return routing.flatMap((sheet) => {
    const rules = sheet.value?.rules ?? [];
    const services = towns.find(({ name }) => name === sheet.name)?.value?.services ?? [];
    return rules.flatMap((rule, place) => {
      const why =
        hiddenBy(rules.slice(0, place), rule, (at) => sheet.lineOf(['rules', at])) ?? neverTrue(rule, services);
      return why ? [problemAt(sheet, ['rules', place, 'id'], `\`${rule.id}\` is never reached: ${why}`)] : [];
    });
  });
}

function hiddenBy(earlier: readonly RoutingRule[], rule: RoutingRule, lineOf: (place: number) => number) {
  const place = earlier.findIndex((one) => takesAllOf(one, rule));
  if (place < 0) return undefined;
  return `\`${earlier[place]!.id}\` at line ${lineOf(place)} takes all it would, expected the narrower rule first`;
}

/** Whatever fits the later rule fits the earlier one. */
function takesAllOf(earlier: RoutingRule, later: RoutingRule): boolean {
  return (
    within(later.demarches, earlier.demarches) &&
    within(later.districts, earlier.districts) &&
    within(later.segments, earlier.segments) &&
    within(later.days, earlier.days) &&
    within(urgenciesOf(later), urgenciesOf(earlier)) &&
    (earlier.open === undefined || earlier.open === later.open) &&
    (earlier.closed === undefined || earlier.closed === later.closed)
  );
}

/** @param few undefined: everything, as `many` */
function within<T>(few: readonly T[] | undefined, many: readonly T[] | undefined): boolean {
  return many === undefined || (few !== undefined && few.every((one) => many.includes(one)));
}

function urgenciesOf({ urgency }: RoutingRule) {
  return urgency === 'high' ? ['high', 'emergency'] : urgency && [urgency];
}

function neverTrue(
  { open, closed, days }: RoutingRule,
  services: NonNullable<Sheets['towns'][number]['value']>['services'],
): string | undefined {
  if (open !== undefined && open === closed) return `\`${open}\` cannot be open and closed`;
  const hours = services.find(({ id }) => id === open)?.hours;
  const isEverOpen = days?.some((day) => (hours?.[day as keyof typeof hours] ?? []).length > 0);
  return hours && isEverOpen === false ? `\`${open}\` is closed on these days` : undefined;
}
