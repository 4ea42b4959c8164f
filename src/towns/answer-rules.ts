import type { Town } from './town.js';

type AnswerRules = NonNullable<Town['configuration']['answers']>[number];
interface Rules extends Omit<AnswerRules, 'valid_from' | 'survey_days'> {
  /** Null: the town asks nobody. */
  survey_days: number | null;
}

const unlessSaid: Rules = {
  progress_working_days: 10,
  reminder_working_days: 3,
  survey_days: null,
  no_survey_after: [],
};

/** When the town gave news to its usagers, that day. @param day YYYY-MM-DD */
export function answerRules({ configuration }: Pick<Town, 'configuration'>, day: string): Rules {
  const inOrder = (configuration.answers ?? []).toSorted((one, other) =>
    one.valid_from.localeCompare(other.valid_from),
  );
  return inOrder.findLast(({ valid_from }) => valid_from <= day) ?? unlessSaid;
}
