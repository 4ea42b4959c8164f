import { wordOf, type Argument } from './parse-command.js';

/** INBOX is all there is (RFC 3501 6.3.8); an empty pattern asks for the separator alone. */
export function list(answer: 'LIST' | 'LSUB', [reference, pattern]: readonly Argument[]): string[] {
  const asked = wordOf(reference) + wordOf(pattern);
  if (pattern === '') return [`* ${answer} (\\Noselect) "/" ""`];
  return matches(asked) ? [`* ${answer} (\\HasNoChildren) "/" INBOX`] : [];
}

function matches(pattern: string): boolean {
  const source = pattern.replace(/[*%]+|[^\w*%]/g, (found) => (/^[*%]/.test(found) ? '.*' : `\\${found}`));
  return new RegExp(`^${source}$`, 'i').test('INBOX');
}
