import { inlineBlocks } from './inline.js';
import type { Form } from './known.js';
import type { BlockFile, TemplateFile } from './template-file.js';

/** One message to the usager, in the forms it can take. */
export interface Template {
  id: string;
  /** T01 to T18 of docs/domain/templates.md. */
  number: string;
  forms: TemplateForm[];
}

/** Liquid text, its blocks written in. Empty lines in excess are the renderer's to drop. */
export interface TemplateForm {
  form: Form;
  version: number;
  /** Liquid too. Of e-mails and letters only. */
  subject?: string;
  body: string;
  /** Variables without which the message does not leave. */
  required: string[];
}

export function assembleTemplates(files: readonly TemplateFile[], blocks: readonly BlockFile[]): Template[] {
  const texts = new Map(blocks.map((one) => [one.name, one.body.text]));
  const templates = new Map<string, Template>();
  for (const { id, form, front, body } of files) {
    if (!front) continue;
    const { number, ...rest } = front;
    const template = templates.get(id) ?? { id, number, forms: [] };
    template.forms.push({ form, ...rest, body: inlineBlocks(body.text, texts) });
    templates.set(id, template);
  }
  return [...templates.values()].sort((a, b) => a.number.localeCompare(b.number));
}
