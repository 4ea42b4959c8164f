import { readFileSync } from 'node:fs';

export interface TaggedMail {
  name: string;
  /** Of the heading, in brackets. */
  kind: string;
  /** What is read of it, in JSON; null where the file says nothing. */
  read: Record<string, string | null> | null;
  text: string;
  /** Its lines that are not blank, by the letter before them. */
  of(tag: string): string[];
}

/** Mails whose every line says what it is; see the head of each file. */
export function taggedMails(file: string): TaggedMail[] {
  const whole = readFileSync(new URL(`./samples/${file}.txt`, import.meta.url), 'utf8');
  return whole.split(/^# /m).slice(1).map(asMail);
}

function asMail(chapter: string): TaggedMail {
  const [heading = '', ...rest] = chapter.split('\n');
  const read = rest.find((line) => line.startsWith('= '));
  const lines = rest.filter((line) => /^[A-Z ]\|/.test(line));
  return {
    name: heading.replace(/ \((?:reply|first|forward)\)$/, ''),
    kind: /\((\w+)\)$/.exec(heading)?.[1] ?? '',
    read: read ? (JSON.parse(read.slice(2)) as TaggedMail['read']) : null,
    text: lines.map((line) => line.slice(2)).join('\n'),
    of: (tag) => wordsIn(lines.filter((line) => line.startsWith(`${tag}|`)).map((line) => line.slice(2))),
  };
}

export function wordsIn(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter(Boolean);
}
