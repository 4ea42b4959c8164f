import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { didYouMean, problemAt, wholeFile } from './problem.js';
import type { Problem } from './problem.js';

export interface TextFile {
  /** Path inside the configuration folder, with `/`. */
  file: string;
  content: string;
}

/** The configuration folder's files by kind. A kind with a file that could not be read is not to be trusted as whole. */
export interface Files {
  platform: TextFile[];
  administrations: TextFile[];
  alerts: TextFile[];
  towns: TextFile[];
  offices: TextFile[];
  routing: TextFile[];
  catalogue: TextFile[];
  examples: TextFile[];
  outOfScope: TextFile[];
  dangers: TextFile[];
  templates: TextFile[];
  blocks: TextFile[];
}

const places: [kind: keyof Files, pattern: RegExp, expected: string][] = [
  ['platform', /^platform\.yaml$/, 'platform.yaml'],
  ['administrations', /^administrations\.yaml$/, 'administrations.yaml'],
  ['alerts', /^alerts\.yaml$/, 'alerts.yaml'],
  ['towns', /^towns\/[^/]+\.yaml$/, 'towns/<slug>.yaml'],
  ['offices', /^offices\/[^/]+\.yaml$/, 'offices/<slug>.yaml'],
  ['routing', /^routing\/[^/]+\.yaml$/, 'routing/<slug>.yaml'],
  ['catalogue', /^catalogue\/[^/]+\.yaml$/, 'catalogue/<category>.yaml'],
  ['examples', /^examples\/[^/]+\.yaml$/, 'examples/<category>.yaml'],
  ['outOfScope', /^out-of-scope\/[^/]+\.yaml$/, 'out-of-scope/<theme>.yaml'],
  ['dangers', /^danger\/[^/]+\.yaml$/, 'danger/<alert>.yaml'],
  ['blocks', /^templates\/blocks\/[^/]+\.liquid$/, 'templates/blocks/<block>.liquid'],
  ['templates', /^templates\/[^/]+\/[^/]+\.liquid$/, 'templates/<id>/<form>.liquid'],
];

/** Without them a town hall is told less well what a text is about, or where an office is, and works. */
const optional: readonly (keyof Files)[] = ['examples', 'outOfScope', 'offices', 'routing', 'dangers'];

/** Notes for people, editors' and systems' own files: not configuration. */
const ignored = /(^|\/)\.|\.md$|~$/;

/** Reads the folder. Never throws: what is missing, unreadable or out of place is a problem. */
export async function readFiles(folder: string): Promise<{ files: Files; problems: Problem[] }> {
  const files: Files = {
    platform: [],
    administrations: [],
    alerts: [],
    towns: [],
    offices: [],
    routing: [],
    catalogue: [],
    examples: [],
    outOfScope: [],
    dangers: [],
    templates: [],
    blocks: [],
  };
  const problems: Problem[] = [];
  for (const file of await namesIn(folder)) {
    const kind = places.find(([, pattern]) => pattern.test(file))?.[0];
    if (!kind) problems.push(outOfPlace(file));
    else {
      const content = await contentOf(join(folder, file));
      if (content === undefined) problems.push(problemAt(wholeFile(file), [], 'cannot be read, expected a text file'));
      else files[kind].push({ file, content });
    }
  }
  return { files, problems: [...problems, ...missing(files, problems)] };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .filter((name) => !ignored.test(name))
      .sort();
  } catch {
    return [];
  }
}

async function contentOf(path: string): Promise<string | undefined> {
  const content = await readFile(path, 'utf8').catch(() => undefined);
  return content?.replaceAll('\r\n', '\n').replace(/^\uFEFF/, '');
}

function outOfPlace(file: string): Problem {
  const expected = places.map(([, , place]) => place);
  const hint = didYouMean(file, expected.slice(0, 3)) || `, expected one of ${expected.join(', ')}`;
  return problemAt(wholeFile(file), [], `unknown file${hint}`);
}

function missing(files: Files, problems: readonly Problem[]): Problem[] {
  return places
    .filter(
      ([kind, pattern]) =>
        !optional.includes(kind) && files[kind].length === 0 && !problems.some(({ file }) => pattern.test(file)),
    )
    .map(([, , expected]) => problemAt(wholeFile(expected), [], 'missing file'));
}
