import { suggestion } from '../../platform/config/index.js';

/** Something to correct in the configuration, told to the person who edits it. Holds no secret value. */
export interface Problem {
  /** Path inside the configuration folder, with `/`: `towns/grandval.yaml`. */
  file: string;
  /** Line counted from 1. */
  line: number;
  /** Where in the file, as `services.2.phone`; empty for the file as a whole. */
  path: string;
  /** What is wrong and what was expected. */
  message: string;
}

export type Path = readonly (string | number)[];

/** A place problems can point at. */
export interface Place {
  file: string;
  lineOf(path: Path): number;
}

export function problemAt(place: Place, path: Path, message: string): Problem {
  return { file: place.file, line: place.lineOf(path), path: path.join('.'), message };
}

/** `, did you mean \`services\`?` when a known name is near, else nothing. */
export function didYouMean(found: string, known: readonly string[]): string {
  return suggestion(quote(found), known.map(quote));
}

/** A file as a whole: missing, unreadable, not expected. */
export function wholeFile(file: string): Place {
  return { file, lineOf: () => 1 };
}

export function byPlace(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file) || a.line - b.line;
}

const quote = (name: string): string => `\`${name}\``;
