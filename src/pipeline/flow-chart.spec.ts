import { readFileSync } from 'node:fs';
import { checkStates } from '../dossiers/states.js';
import { flowChart } from './flow-chart.js';

describe('the line on paper', () => {
  it('docs/flow.md shows the stages and states that the program runs by', () => {
    const drawn = /```mermaid\n(.*?)\n```/s.exec(readFileSync('docs/flow.md', 'utf8'))?.[1];
    expect(drawn).toBe(flowChart());
  });

  it('refuses a state nobody reaches, and an arrow that leads nowhere, by name', () => {
    expect(() => checkStates()).not.toThrow();
    const broken = { task: { table: { 'to-do': ['dnoe'], done: [] }, start: ['to-do'] } };
    expect(() => checkStates(broken)).toThrow(/task: unknown state dnoe[\s\S]*task: nothing leads to the state done/);
  });
});
