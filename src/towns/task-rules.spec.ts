import { describe, expect, it } from '@jest/globals';
import { taskRules } from './task-rules.js';
import type { Town } from './town.js';

describe('how long an agent may be silent on a task', () => {
  const town = (tasks?: Town['configuration']['tasks']) => ({ configuration: { tasks } as Town['configuration'] });
  const ruled = town([
    { valid_from: '2027-04-01', silent_working_days: 1 },
    { valid_from: '2027-01-01', silent_working_days: 5 },
  ]);

  it.each([
    ['2027-03-31', 5],
    ['2027-04-01', 1],
    ['2026-12-31', 2],
  ])('on %s: %d working days', (day, days) => expect(taskRules(ruled, day).silent_working_days).toBe(days));

  it('is two working days where the town has said nothing', () => {
    expect(taskRules(town(), '2027-03-01').silent_working_days).toBe(2);
  });
});
