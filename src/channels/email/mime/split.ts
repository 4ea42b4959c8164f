import { readHeaderBlock } from './header-block.js';
import { Part } from './part.js';
import { rawMail } from './raw-mail.js';

export interface SplitMail {
  root: Part;
  /** `header-cut`, `no-blank-line`, `boundary-missing`, `closed-early`, `truncated`, `too-many-parts`, `too-deep`. */
  faults: Set<string>;
}

// A person's mail has a dozen parts, five deep. What is beyond is one file.
const most = { parts: 2000, depth: 256, dashedLines: 200_000 };

/**
 * The tree of parts of a raw mail, in one pass whose time grows with its length alone. Never throws: a mail without boundaries,
 * without end or without head gives what there is.
 */
export function splitMail(raw: Buffer): SplitMail {
  const mail = rawMail(raw);
  const { root, faults } = split(mail);
  if (!root.isMultipart || root.parts.length > 0) return { root, faults };
  const guess = guessedBoundary(root.body);
  if (guess === null) return { root, faults: faults.add('boundary-missing') };
  const again = split(mail, guess);
  return { root: again.root, faults: again.faults.add('boundary-missing') };
}

function split(raw: Buffer, guess?: string): SplitMail {
  const tree = new PartTree(raw, guess);
  let lines = 0;
  let at = tree.nextAt;
  for (let line = delimiterAt(raw, at); line !== -1 && tree.root.isMultipart; line = delimiterAt(raw, at)) {
    const { text, end } = markAt(raw, line);
    at = end - 1;
    if (tree.meets(text, line, end)) at = tree.nextAt;
    if ((tree.isOpen && ++lines > most.dashedLines) || tree.isFull) {
      tree.faults.add('too-many-parts');
      break;
    }
  }
  tree.end();
  return tree;
}

/** The tree while it grows, from the first byte to the last. */
class PartTree implements SplitMail {
  readonly faults = new Set<string>();
  readonly root: Part;
  /** Multiparts whose end was not met yet, outermost first. */
  private readonly open: { part: Part; boundary: string }[] = [];
  /** Depth in `open` by boundary. */
  private readonly depths = new Map<string, number>();
  /** Multiparts whose end was met, by boundary. */
  private readonly closed = new Map<string, { part: Part; depth: number }>();
  private leaf: { part: Part; bodyAt: number } | null = null;
  private count = 0;

  constructor(
    private readonly raw: Buffer,
    private readonly guess?: string,
  ) {
    this.root = this.begin(0);
  }

  get isOpen(): boolean {
    return this.open.length > 0;
  }

  get isFull(): boolean {
    return this.count > most.parts;
  }

  /** Where the next delimiter may be: its line feed is the last byte of a head. */
  get nextAt(): number {
    return (this.leaf?.bodyAt ?? 0) - 1;
  }

  /** @returns whether a part begins after this delimiter line, which stands at `line` and ends at `end` */
  meets(mark: string, line: number, end: number): boolean {
    const depth = this.depths.get(mark) ?? this.depths.get(mark.replace(/--$/, ''));
    if (depth === undefined) return this.reopens(mark, end);
    this.closeLeaf(this.raw[line - 2] === 0x0d ? line - 2 : line - 1);
    const isLast = !this.depths.has(mark);
    this.leave(isLast ? depth : depth + 1);
    if (isLast || this.isFull) return false;
    this.begin(end);
    return true;
  }

  /** Programmes that name a multipart as they name the one around it close both at once, and go on. */
  private reopens(mark: string, end: number): boolean {
    const closed = this.closed.get(mark);
    // Words in which such a line stands, and renditions of which one is shown, are left alone.
    if (this.leaf || this.isFull || closed?.depth !== this.open.length || closed.part.type === 'multipart/alternative')
      return false;
    if (!contentField.test(this.raw.toString('latin1', end, end + 40))) return false;
    this.faults.add('closed-early');
    this.enter(closed.part, mark);
    this.begin(end);
    return true;
  }

  end(): void {
    if (this.isOpen && this.root.parts.length > 0 && !this.faults.has('too-many-parts')) this.faults.add('truncated');
    this.closeLeaf(this.raw.length);
  }

  private begin(at: number): Part {
    const parent = this.open.at(-1)?.part;
    const { fields, bodyAt, faults } = readHeaderBlock(this.raw, at);
    for (const fault of faults) this.faults.add(fault);
    const part = new Part(fields, parent?.type ?? null);
    parent?.parts.push(part);
    this.count += 1;
    this.leaf = { part, bodyAt };
    const boundary = (!parent && this.guess) || asOnTheWire(part.parameter('boundary'));
    if (part.isMultipart && boundary) this.enter(part, boundary);
    return part;
  }

  private enter(part: Part, boundary: string): void {
    if (this.open.length >= most.depth) {
      this.faults.add('too-deep');
      return;
    }
    this.open.push({ part, boundary });
    // Of two with the same name the outer one counts: the inner one is a mail cut out of another.
    if (!this.depths.has(boundary)) this.depths.set(boundary, this.open.length - 1);
  }

  private leave(depth: number): void {
    const left = this.open.splice(depth);
    for (const [index, { part, boundary }] of left.entries()) {
      if (this.depths.get(boundary)! < depth) continue;
      if (this.depths.delete(boundary)) this.closed.set(boundary, { part, depth: depth + index });
    }
  }

  private closeLeaf(end: number): void {
    if (this.leaf) this.leaf.part.body = this.raw.subarray(Math.min(this.leaf.bodyAt, end), end);
    this.leaf = null;
  }
}

const contentField = /^content-[a-z-]{2,30}[ \t]*:/i;

/** Delimiters are compared byte by byte; a boundary may have been written in UTF-8, against RFC 2046. */
function asOnTheWire(boundary: string | undefined): string | undefined {
  return boundary && Buffer.from(boundary).toString('latin1');
}

/** Offset of the next line that begins with `--`, or -1. */
function delimiterAt(raw: Buffer, from: number): number {
  if (from < 0) return raw[0] === 0x2d && raw[1] === 0x2d ? 0 : delimiterAt(raw, 0);
  const feed = raw.indexOf('\n--', from);
  return feed === -1 ? -1 : feed + 1;
}

/** The words of a delimiter line, trailing white space left out (RFC 2046 5.1.1), and where the next line starts. */
function markAt(raw: Buffer, line: number): { text: string; end: number } {
  const feed = raw.indexOf(0x0a, line);
  const end = feed === -1 ? raw.length : feed + 1;
  // Boundaries have 70 characters (RFC 2046 5.1.1); mailers that count badly, twice that.
  const text = raw.toString('latin1', line + 2, Math.min(end, line + 300)).trimEnd();
  return { text, end };
}

function guessedBoundary(body: Buffer): string | null {
  const text = `\n${body.toString('latin1', 0, 64 * 1024)}`;
  return /\n--(\S[^\r\n]{0,198}?)[ \t]*\r?\n(?=content-[a-z-]+:)/i.exec(text)?.[1] ?? null;
}
