import { basename } from 'node:path';
import { check } from '../plain-english.js';
import { problemAt, wholeFile } from '../problem.js';
import type { Problem } from '../problem.js';
import type { Sheet } from '../yaml-sheet.js';
import { frontMatterSchema, splitFrontMatter } from './front-matter.js';
import type { FrontMatter } from './front-matter.js';
import { forms } from './known.js';
import type { Form } from './known.js';
import type { LiquidText } from './liquid-text.js';

/** `templates/<id>/<form>.liquid` as it was written. */
export interface TemplateFile {
  id: string;
  form: Form;
  sheet: Sheet;
  /** Undefined when it has problems. */
  front?: FrontMatter;
  body: LiquidText;
}

/** `templates/blocks/<name>.liquid`. */
export interface BlockFile {
  name: string;
  body: LiquidText;
}

export function readTemplate(file: string, content: string): { template?: TemplateFile; problems: Problem[] } {
  const [, id = '', name = ''] = file.split('/');
  const form = forms.find((one) => `${one}.liquid` === name);
  if (!form) {
    return {
      problems: [problemAt(wholeFile(file), [], `unknown form, expected ${forms.join(', ')} followed by .liquid`)],
    };
  }
  const { sheet, body, problems } = splitFrontMatter(file, content);
  const checked = check(frontMatterSchema(form), sheet);
  return { template: { id, form, sheet, front: checked.value, body }, problems: [...problems, ...checked.problems] };
}

export function readBlock(file: string, content: string): BlockFile {
  const name = basename(file, '.liquid');
  return { name, body: { file, line: 1, text: content.trimEnd() } };
}
