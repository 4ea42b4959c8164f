import { contactStates } from '../dossiers/states.js';
import { stages } from './stages.js';

/** The line as a Mermaid flow chart, from the table it runs by: docs/flow.md holds it, and a test compares. */
export function flowChart(): string {
  const lines = ['flowchart LR'];
  for (const { name, subject } of stages) lines.push(`  ${name}[["${name} (${subject})"]]`);
  for (const { name, takes, leaves, person, subject } of stages) {
    if (subject !== 'contact') continue;
    lines.push(`  ${takes}(${takes}) --> ${name}`);
    for (const state of leaves) lines.push(`  ${name} --> ${state}(${state})`);
    lines.push(`  ${name} -. a person .-> ${person}{{${person}}}`);
  }
  for (const { name, handsOn } of stages) {
    for (const next of handsOn)
      if (stages.find((stage) => stage.name === next)!.subject !== 'contact') lines.push(`  ${name} --> ${next}`);
  }
  for (const [state, arrows] of Object.entries(contactStates)) {
    if (stages.some(({ takes }) => takes === state)) continue;
    for (const next of arrows) lines.push(`  ${state} -. decided .-> ${next}`);
  }
  return lines.join('\n');
}
