import { Liquid } from 'liquidjs';
import { didYouMean, problemAt } from '../problem.js';
import type { Problem } from '../problem.js';
import { templateVariables } from './known.js';

/** A piece of Liquid text, the file it is in and the line it begins at. */
export interface LiquidText {
  file: string;
  line: number;
  text: string;
}

export const includeTag = /\{%-?\s*include\s+'([^']+)'\s*-?%\}/g;
const anyPartialTag = /\{%-?\s*(?:include|render|layout|block)\b[^%]*%\}/g;

const engine = new Liquid({ strictFilters: true });

/** The names a text uses and does not set itself; undefined when it is not Liquid. */
export function variablesOf(text: string): Map<string, number> | undefined {
  try {
    const { globals } = engine.analyzeSync(engine.parse(withoutIncludes(text)), { partials: false });
    return new Map(Object.entries(globals).map(([name, uses]) => [name, uses[0]?.location.row ?? 1]));
  } catch {
    return undefined;
  }
}

/** Liquid that does not parse, variables and blocks nobody knows. */
export function checkLiquid(piece: LiquidText, blocks: readonly string[]): Problem[] {
  return [...syntax(piece), ...unknownVariables(piece), ...unknownBlocks(piece, blocks)];
}

function syntax(piece: LiquidText): Problem[] {
  try {
    engine.parse(withoutIncludes(piece.text));
    return [];
  } catch (error) {
    const { message } = error as Error;
    const row = Number(/, line:(\d+)/.exec(message)?.[1] ?? 1);
    return [at(piece, row, `not valid Liquid: ${message.replace(/, line:.*$/s, '')}`)];
  }
}

function unknownVariables(piece: LiquidText): Problem[] {
  return [...(variablesOf(piece.text) ?? [])]
    .filter(([name]) => !templateVariables.includes(name))
    .map(([name, row]) => at(piece, row, `unknown variable \`${name}\`${didYouMean(name, templateVariables)}`));
}

function unknownBlocks(piece: LiquidText, blocks: readonly string[]): Problem[] {
  return [...piece.text.matchAll(anyPartialTag)].flatMap((tag) => {
    const name = new RegExp(includeTag.source).exec(tag[0])?.[1];
    const row = piece.text.slice(0, tag.index).split('\n').length;
    if (name === undefined) return [at(piece, row, "expected {% include 'name' %}, with a block of templates/blocks")];
    return blocks.includes(name) ? [] : [at(piece, row, `unknown block \`${name}\`${didYouMean(name, blocks)}`)];
  });
}

function at(piece: LiquidText, row: number, message: string): Problem {
  return problemAt({ file: piece.file, lineOf: () => piece.line + row - 1 }, [], message);
}

/** Same number of lines, so that rows stay true. */
function withoutIncludes(text: string): string {
  return text.replace(anyPartialTag, (tag) => tag.replace(/[^\n]/g, ' '));
}
