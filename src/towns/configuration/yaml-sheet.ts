import { CORE_SCHEMA, load } from 'js-yaml';
import { isAlias, isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, Pair } from 'yaml';
import { problemAt, wholeFile } from './problem.js';
import type { Path, Place, Problem } from './problem.js';

/** A YAML file as it was written: its values not yet checked, and the line of each. */
export interface Sheet extends Place {
  /** Undefined when the file is not YAML at all. */
  raw: unknown;
}

/**
 * Reads YAML without ever throwing. `linesBefore` counts the lines of the file above `text`.
 *
 * Values alone are read twenty times as fast as values with their places, and a thousand texts are read at every start: places are
 * looked for once one is asked for.
 */
export function readSheet(file: string, text: string, linesBefore = 0): { sheet: Sheet; problems: Problem[] } {
  const raw = valuesOf(text);
  if (raw === undefined) return readExactly(file, text, linesBefore);
  let exact: Sheet | undefined;
  const lineOf = (path: Path) => (exact ??= readExactly(file, text, linesBefore).sheet).lineOf(path);
  return { sheet: { file, lineOf, raw }, problems: [] };
}

/** Undefined: not plain YAML. What repeats itself by an alias could be longer than the memory once it is walked. */
function valuesOf(text: string): unknown {
  if (/&\S/.test(text)) return undefined;
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch {
    return undefined;
  }
}

function readExactly(file: string, text: string, linesBefore: number): { sheet: Sheet; problems: Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place: Place = { file, lineOf: (path) => lines.linePos(offsetOf(document, path)).line + linesBefore };
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line + linesBefore,
    path: '',
    message: `not valid YAML: ${error.message}`,
  }));
  if (problems.length > 0) return { sheet: { ...place, raw: undefined }, problems };
  try {
    return { sheet: { ...place, raw: document.toJS() as unknown }, problems };
  } catch (error) {
    // Only an alias can still fail here: unknown, or repeated until it would fill the memory.
    const message = `not valid YAML: ${(error as Error).message}`;
    return { sheet: { ...place, raw: undefined }, problems: [problemAt(wholeFile(file), [], message)] };
  }
}

/** Offset of the key or item at a path; of its nearest parent when it is missing. */
function offsetOf(document: Document, path: Path): number {
  let node = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const segment of path) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    if (isMap(node)) {
      const pair = node.items.find((item) => keyOf(item) === String(segment));
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      const item = node.items[Number(segment)] as Node | undefined;
      if (!item) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return offset;
}

function keyOf(pair: Pair): string {
  return String((pair.key as { value?: unknown } | null)?.value);
}
