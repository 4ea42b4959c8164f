import { outsideGsm7 } from '../../../platform/gsm7/index.js';
import { pick } from '../pick.js';
import { didYouMean, problemAt, wholeFile } from '../problem.js';
import type { Problem } from '../problem.js';
import { endlessBlocks, inlineBlocks } from './inline.js';
import { requiredForms, templateVariables } from './known.js';
import { checkLiquid, variablesOf } from './liquid-text.js';
import type { LiquidText } from './liquid-text.js';
import type { BlockFile, TemplateFile } from './template-file.js';

/** Everything that can be wrong with the messages, apart from their front matter's own shape. */
export function checkTemplates(templates: readonly TemplateFile[], blocks: readonly BlockFile[]): Problem[] {
  const texts = new Map(blocks.map((one) => [one.name, one.body.text]));
  const names = [...texts.keys()];
  return [
    ...missingForms(templates),
    ...templates.flatMap((one) => [...unknownId(one), ...otherNumber(one, templates)]),
    ...[...templates.flatMap(liquidOf), ...blocks.map((one) => one.body)].flatMap((piece) => checkLiquid(piece, names)),
    ...endless(blocks, texts),
    ...templates.filter((one) => one.form === 'sms').flatMap((one) => notGsm7(one.body)),
    ...templates.flatMap((one) => requiredNames(one, texts)),
  ];
}

function missingForms(templates: readonly TemplateFile[]): Problem[] {
  return Object.entries(requiredForms).flatMap(([id, forms]) =>
    forms
      .filter((form) => !templates.some((one) => one.id === id && one.form === form))
      .map((form) =>
        problemAt(
          wholeFile(`templates/${id}/${form}.liquid`),
          [],
          `missing file, expected the ${form} form of \`${id}\``,
        ),
      ),
  );
}

function unknownId({ id, sheet }: TemplateFile): Problem[] {
  const known = Object.keys(requiredForms);
  return known.includes(id)
    ? []
    : [problemAt(wholeFile(sheet.file), [], `unknown template \`${id}\`${didYouMean(id, known)}`)];
}

function otherNumber(template: TemplateFile, all: readonly TemplateFile[]): Problem[] {
  const clash = all.find(
    (other) => other.front && other.front.number === template.front?.number && other.id < template.id,
  );
  const sibling = all.find(
    (other) => other.front && template.front && other.id === template.id && other.form < template.form,
  );
  const expected = sibling?.front?.number;
  return [
    ...(clash ? [problemAt(template.sheet, ['number'], `number already taken by ${clash.sheet.file}`)] : []),
    ...(expected && expected !== template.front?.number
      ? [problemAt(template.sheet, ['number'], `expected ${expected}, as in ${sibling.sheet.file}`)]
      : []),
  ];
}

function endless(blocks: readonly BlockFile[], texts: ReadonlyMap<string, string>): Problem[] {
  const names = endlessBlocks(texts);
  return blocks
    .filter((one) => names.includes(one.name))
    .map((one) => problemAt(wholeFile(one.body.file), [], `the block \`${one.name}\` contains itself`));
}

function notGsm7(body: LiquidText): Problem[] {
  return body.text
    .replace(/\{%.*?%\}|\{\{.*?\}\}/gs, (tag) => tag.replace(/[^\n]/g, ' '))
    .split('\n')
    .flatMap((line, row) => {
      const found = outsideGsm7(line);
      const message = `an SMS keeps to the GSM-7 alphabet, found ${found.join(' ')}`;
      return found.length === 0 ? [] : [problemAt({ file: body.file, lineOf: () => body.line + row }, [], message)];
    });
}

function requiredNames(template: TemplateFile, blocks: ReadonlyMap<string, string>): Problem[] {
  const whole = liquidOf(template)
    .map((piece) => inlineBlocks(piece.text, blocks))
    .join('\n');
  const used = variablesOf(whole);
  return pick(template.sheet.raw, 'required.*').flatMap(({ value, path }) => {
    if (!templateVariables.includes(value)) {
      return [problemAt(template.sheet, path, `unknown variable \`${value}\`${didYouMean(value, templateVariables)}`)];
    }
    return !used || used.has(value)
      ? []
      : [problemAt(template.sheet, path, `\`${value}\` is required but the text never says it`)];
  });
}

/** The body and the subject: both are Liquid. */
function liquidOf({ sheet, body }: TemplateFile): LiquidText[] {
  return [
    body,
    ...pick(sheet.raw, 'subject').map(({ value, path }) => ({
      file: sheet.file,
      line: sheet.lineOf(path),
      text: value,
    })),
  ];
}
