import { Liquid, type Template } from 'liquidjs';

const engine = new Liquid({ strictFilters: true });

/** More than the texts of the towns of an installation; a template that changed leaves its old text behind. */
const parsedMax = 500;
const parsed = new Map<string, Template[]>();

/** Fills a town's Liquid text in. A block that says nothing leaves no hole: empty lines in excess are dropped. */
export function render(text: string, variables: Readonly<Record<string, string>>): string {
  const rendered = engine.renderSync(parse(text), variables) as string;
  return rendered
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function parse(text: string): Template[] {
  const known = parsed.get(text);
  if (known) return known;
  const template = engine.parse(text);
  const [oldest] = parsed.keys();
  if (parsed.size >= parsedMax && oldest !== undefined) parsed.delete(oldest);
  parsed.set(text, template);
  return template;
}
