/** An element of a TwiML document. `text`: its own text, without its children's. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const name = String.raw`[A-Za-z][\w.:-]*`;
const attribute = String.raw`\s+${name}\s*=\s*(?:"[^"<]*"|'[^'<]*')`;
const tokens = new RegExp(
  String.raw`<\?xml[^?]*\?>|<!--[\s\S]*?-->|</(?<closed>${name})\s*>` +
    String.raw`|<(?<opened>${name})(?<attributes>(?:${attribute})*)\s*(?<empty>/?)>|(?<text>[^<]+)`,
  'y',
);

/** Reads a whole document; throws at the first thing that is not well-formed, as the carrier's own reader does. */
export function parseXml(document: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  tokens.lastIndex = 0;
  while (tokens.lastIndex < document.length) {
    const at = tokens.lastIndex;
    const groups = tokens.exec(document)?.groups;
    if (!groups) throw new NotXml(`not well-formed at character ${at}`);
    const parent = open.at(-1)!;
    if (groups['text']) parent.text += unescaped(groups['text']);
    if (groups['opened']) {
      const element = {
        name: groups['opened'],
        attributes: readAttributes(groups['attributes']),
        children: [],
        text: '',
      };
      parent.children.push(element);
      if (!groups['empty']) open.push(element);
    }
    if (groups['closed'] && open.pop()!.name !== groups['closed'])
      throw new NotXml(`unexpected </${groups['closed']}>`);
  }
  const [only, ...others] = root.children;
  if (open.length !== 1 || !only || others.length > 0 || root.text.trim())
    throw new NotXml('expected one root element');
  return only;
}

export class NotXml extends Error {
  override readonly name = 'NotXml';
}

function readAttributes(written = ''): Record<string, string> {
  const pairs = written.matchAll(new RegExp(String.raw`(${name})\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'g'));
  return Object.fromEntries([...pairs].map(([, key = '', double, single]) => [key, unescaped(double ?? single ?? '')]));
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));|&/gi,
    (whole: string, hexadecimal?: string, decimal?: string, entity: string = '') => {
      if (hexadecimal) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
      if (decimal) return String.fromCodePoint(Number(decimal));
      const character = entities[entity];
      if (character === undefined) throw new NotXml(`unknown entity ${whole}`);
      return character;
    },
  );
}
