import type { Town } from './town.js';

type TaskRules = NonNullable<Town['configuration']['tasks']>[number];

const unlessSaid = { silent_working_days: 2 };

/** What the town asked of its agents that day. @param day YYYY-MM-DD */
export function taskRules(
  { configuration }: Pick<Town, 'configuration'>,
  day: string,
): Pick<TaskRules, 'silent_working_days'> {
  const inOrder = (configuration.tasks ?? []).toSorted((one, other) => one.valid_from.localeCompare(other.valid_from));
  return inOrder.findLast(({ valid_from }) => valid_from <= day) ?? unlessSaid;
}
