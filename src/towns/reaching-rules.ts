import type { Town } from './town.js';

type ReachingRules = Omit<NonNullable<Town['configuration']['reaching']>[number], 'valid_from'>;

const unlessSaid: ReachingRules = { missed_call_seconds: 5, call_backs: 2, letter_working_days: 2 };

/** How hard the town tried to reach its usagers, that day. @param day YYYY-MM-DD */
export function reachingRules({ configuration }: Pick<Town, 'configuration'>, day: string): ReachingRules {
  const inOrder = (configuration.reaching ?? []).toSorted((one, other) =>
    one.valid_from.localeCompare(other.valid_from),
  );
  return inOrder.findLast(({ valid_from }) => valid_from <= day) ?? unlessSaid;
}
