import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const pages = readdirSync('web/src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => join('web/src', file));

/** The compiler takes any name of a style sheet: one that is not there draws nothing, and nobody is told. */
it('a page names no style that its sheet does not have', () => {
  expect(pages.length).toBeGreaterThan(50);
  expect(pages.flatMap(missingStyles)).toEqual([]);
});

function missingStyles(page: string): string[] {
  const text = readFileSync(page, 'utf8');
  return [...text.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)].flatMap(([, sheet, path]) => {
    const styles = readFileSync(join(dirname(page), path!), 'utf8');
    const used = [...text.matchAll(new RegExp(`\\b${sheet}\\.(\\w+)`, 'g'))].map(([, name]) => name!);
    return [...new Set(used)]
      .filter((name) => !new RegExp(`\\.${name}\\b`).test(styles))
      .map((name) => `${page}: ${name}`);
  });
}
