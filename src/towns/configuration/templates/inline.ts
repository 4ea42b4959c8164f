import { includeTag } from './liquid-text.js';

/**
 * A template's text with its blocks written in, so that it is complete in itself once loaded. An unknown block, or one that
 * contains itself, is left as it is: the checks name it.
 */
export function inlineBlocks(text: string, blocks: ReadonlyMap<string, string>, above: readonly string[] = []): string {
  return text.replace(includeTag, (tag, name: string) => {
    const found = blocks.get(name);
    return found === undefined || above.includes(name) ? tag : inlineBlocks(found, blocks, [...above, name]);
  });
}

/** The blocks that contain themselves, directly or through others. */
export function endlessBlocks(blocks: ReadonlyMap<string, string>): string[] {
  return [...blocks].filter(([name, text]) => reaches(text, name, blocks, [])).map(([name]) => name);
}

function reaches(text: string, target: string, blocks: ReadonlyMap<string, string>, seen: string[]): boolean {
  return [...text.matchAll(includeTag)].some(([, name]) => {
    if (name === target) return true;
    if (name === undefined || seen.includes(name)) return false;
    return reaches(blocks.get(name) ?? '', target, blocks, [...seen, name]);
  });
}
