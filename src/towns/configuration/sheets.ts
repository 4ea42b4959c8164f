import { basename } from 'node:path';
import type { z } from 'zod';
import type { TextFile, Files } from './files.js';
import { check } from './plain-english.js';
import type { Problem } from './problem.js';
import {
  administrationsSchema,
  alertsSchema,
  categorySchema,
  dangerSchema,
  examplesSchema,
  officesSchema,
  outOfScopeSchema,
  platformSchema,
  routingSchema,
  townSchema,
} from './schemas/index.js';
import { readBlock, readTemplate } from './templates/template-file.js';
import type { BlockFile, TemplateFile } from './templates/template-file.js';
import { readSheet } from './yaml-sheet.js';
import type { Sheet } from './yaml-sheet.js';

/** A file read and checked against its schema. */
export interface Checked<Value> extends Sheet {
  /** The file's name without folder and `.yaml`. */
  name: string;
  /** Undefined when the file has problems. */
  value?: Value;
  /** One of the file's own keys is unknown: another is perhaps missing because of it. */
  misnamed: boolean;
}

/** Every file of the configuration, each checked by itself; what they say of one another comes after. */
export interface Sheets {
  platform: Checked<z.infer<typeof platformSchema>>[];
  towns: Checked<z.infer<typeof townSchema>>[];
  offices: Checked<z.infer<typeof officesSchema>>[];
  routing: Checked<z.infer<typeof routingSchema>>[];
  catalogue: Checked<z.infer<typeof categorySchema>>[];
  examples: Checked<z.infer<typeof examplesSchema>>[];
  outOfScope: Checked<z.infer<typeof outOfScopeSchema>>[];
  dangers: Checked<z.infer<typeof dangerSchema>>[];
  administrations: Checked<z.infer<typeof administrationsSchema>>[];
  alerts: Checked<z.infer<typeof alertsSchema>>[];
  templates: TemplateFile[];
  blocks: BlockFile[];
}

export function readSheets(files: Files): { sheets: Sheets; problems: Problem[] } {
  const problems: Problem[] = [];
  const read = <T>(schema: z.ZodType<T>, texts: readonly TextFile[]): Checked<T>[] =>
    texts.map(({ file, content }) => {
      const { sheet, problems: syntax } = readSheet(file, content);
      const { value, misnamed, problems: shape } = check(schema, sheet);
      problems.push(...syntax, ...shape);
      return { ...sheet, name: basename(file, '.yaml'), value, misnamed };
    });
  const templates = files.templates.map(({ file, content }) => readTemplate(file, content));
  problems.push(...templates.flatMap((one) => one.problems));
  const sheets: Sheets = {
    platform: read(platformSchema, files.platform),
    towns: read(townSchema, files.towns),
    offices: read(officesSchema, files.offices),
    routing: read(routingSchema, files.routing),
    catalogue: read(categorySchema, files.catalogue),
    examples: read(examplesSchema, files.examples),
    outOfScope: read(outOfScopeSchema, files.outOfScope),
    dangers: read(dangerSchema, files.dangers),
    administrations: read(administrationsSchema, files.administrations),
    alerts: read(alertsSchema, files.alerts),
    templates: templates.flatMap((one) => one.template ?? []),
    blocks: files.blocks.map(({ file, content }) => readBlock(file, content)),
  };
  return { sheets, problems };
}
