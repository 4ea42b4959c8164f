import { describe, expect, it } from '@jest/globals';
import { answerRules } from './answer-rules.js';
import type { Town } from './town.js';

describe('when the usager hears from a town', () => {
  const town = (answers?: Town['configuration']['answers']) => ({
    configuration: { answers } as Town['configuration'],
  });
  const rules = { progress_working_days: 10, reminder_working_days: 3, no_survey_after: [] };
  const ruled = town([
    { valid_from: '2027-04-01', survey_days: 7, ...rules },
    { valid_from: '2027-01-01', survey_days: 5, ...rules },
  ]);

  it.each([
    ['2027-03-31', 5],
    ['2027-04-01', 7],
    ['2026-12-31', null],
  ])('on %s they are asked whether it is solved after %p days', (day, days) =>
    expect(answerRules(ruled, day).survey_days).toBe(days),
  );

  it('asks nobody whether it is solved where the town has said nothing, and tells where a dossier stands after ten days', () => {
    expect(answerRules(town(), '2027-03-01')).toMatchObject({ survey_days: null, progress_working_days: 10 });
  });
});
