import { z } from 'zod';
import { block, text } from '../schemas/shape.js';
import { problemAt, wholeFile } from '../problem.js';
import type { Problem } from '../problem.js';
import { readSheet } from '../yaml-sheet.js';
import type { Sheet } from '../yaml-sheet.js';
import type { Form } from './known.js';
import type { LiquidText } from './liquid-text.js';

const head = /^---\n(.*?\n)?---\n/s;

/** A template file: YAML between two `---` lines, then Liquid text. */
export function splitFrontMatter(
  file: string,
  content: string,
): { sheet: Sheet; body: LiquidText; problems: Problem[] } {
  const found = head.exec(content);
  if (!found) {
    const place = wholeFile(file);
    const message =
      'expected the file to begin with `---`, its number, version and required variables, and `---` again';
    return {
      sheet: { ...place, raw: undefined },
      body: { file, line: 1, text: content },
      problems: [problemAt(place, [], message)],
    };
  }
  const line = found[0].split('\n').length;
  return {
    ...readSheet(file, found[1] ?? '', 1),
    body: { file, line, text: content.slice(found[0].length).trimEnd() },
  };
}

const base = {
  number: z.string().regex(/^T\d{2}$/, 'expected the number of the template, like T01'),
  version: z.int().positive(),
  required: z.array(text),
};
const withSubject = block({ ...base, subject: text });
const withoutSubject = block(base);

/** An e-mail and a letter have a subject; an SMS and an announcement have none. */
export function frontMatterSchema(form: Form): z.ZodType<FrontMatter> {
  return form === 'email' || form === 'letter' ? withSubject : withoutSubject;
}

export interface FrontMatter {
  number: string;
  version: number;
  required: string[];
  subject?: string;
}
