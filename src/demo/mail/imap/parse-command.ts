import { BadCommand } from './bad-command.js';

/** A word (atom, quoted string or literal, one character per byte) or a list in brackets. */
export type Argument = string | Argument[];

export interface Command {
  tag: string;
  /** In capitals. */
  name: string;
  args: Argument[];
}

const tokens =
  / *(?:(?<open>\()|(?<close>\))|"(?<quoted>(?:[^"\\\r\n]|\\["\\])*)"|\{(?<literal>\d+)\}\r\n|(?<atom>[^\s()"{]+))/y;

/** Reads one command as the framer cut it. Throws BadCommand. */
export function parseCommand(text: string): Command {
  const [tag, name, ...args] = parseArguments(text);
  if (typeof tag !== 'string' || typeof name !== 'string') throw new BadCommand('a tag and a command are expected');
  return { tag, name: name.toUpperCase(), args };
}

/** An argument that must be a word. */
export function wordOf(argument: Argument | undefined): string {
  if (typeof argument !== 'string') throw new BadCommand('a word is missing');
  return argument;
}

/** Words in brackets, or one alone. */
export function wordsOf(argument: Argument | undefined): string[] {
  return Array.isArray(argument) ? argument.map(wordOf) : [wordOf(argument)];
}

function parseArguments(text: string): Argument[] {
  const top: Argument[] = [];
  const open = [top];
  for (let at = 0; text.slice(at).trim() !== '';) {
    tokens.lastIndex = at;
    const token = tokens.exec(text)?.groups;
    if (!token) throw new BadCommand('this cannot be read');
    at = tokens.lastIndex;
    if (token.open) {
      const list: Argument[] = [];
      open.at(-1)!.push(list);
      open.push(list);
    } else if (token.close) {
      if (open.length === 1) throw new BadCommand('a bracket is closed that was not opened');
      open.pop();
    } else if (token.literal) {
      const end = at + Number(token.literal);
      open.at(-1)!.push(text.slice(at, end));
      at = end;
    } else {
      open.at(-1)!.push(token.atom ?? token.quoted!.replace(/\\(.)/g, '$1'));
    }
  }
  if (open.length > 1) throw new BadCommand('a bracket is not closed');
  return top;
}
