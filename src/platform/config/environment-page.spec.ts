import { readFileSync } from 'node:fs';
import { environmentPage } from './environment-page.js';
import { environmentSchema } from './environment.js';

describe('the page on the environment', () => {
  it('is the one in docs/env.md: run `npm run docs:env` when it is not', () => {
    expect(readFileSync('docs/env.md', 'utf8')).toBe(environmentPage());
  });

  it('explains every name, with an example', () => {
    const rows = environmentPage()
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split(' | '));
    expect(rows.map(([name]) => name!.replace(/[|` ]/g, ''))).toEqual(Object.keys(environmentSchema.shape));
    for (const [name, meaning, , , example] of rows) {
      expect({ name, meaning: meaning!.length > 10, example: example!.length > 2 }).toEqual({
        name,
        meaning: true,
        example: true,
      });
    }
  });

  it('shows the default of each name that has one, as it is typed and not as it is read', () => {
    expect(environmentPage()).toContain('| `data` | `/var/lib/aiguillage` |');
    expect(environmentPage()).toContain('| `3000` | `8080` |');
  });
});
