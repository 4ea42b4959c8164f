/** Fields of one group of a report, names in lower case: of the message, or of one recipient (RFC 3464 2.1). */
export type Fields = ReadonlyMap<string, string>;

/** What a report says of one recipient. */
export interface RecipientFields {
  action: 'failed' | 'delayed' | 'delivered' | 'other' | null;
  recipient: string | null;
  /** Enhanced code as given, `5.1.1`. */
  status: string | null;
  /** In the words of the server that refused. */
  diagnostic: string;
}

/** Groups are parted by a blank line, which some servers forget. */
export function fieldGroups(text: string): Fields[] {
  const groups: Map<string, string>[] = [];
  for (const block of withoutEncoding(text)
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)) {
    let group = new Map<string, string>();
    for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
      const field = /^[> \t]*([a-z][a-z0-9-]{1,60})[ \t]*:(.*)$/i.exec(line);
      if (!field) continue;
      const name = field[1]!.toLowerCase();
      if (name === 'final-recipient' && group.has(name)) {
        groups.push(group);
        group = new Map();
      }
      if (!group.has(name)) group.set(name, field[2]!.trim());
    }
    if (group.size > 0) groups.push(group);
  }
  return groups;
}

/** A gateway may say in the middle of the fields that those below are in base64. */
function withoutEncoding(text: string): string {
  const found = /^content-transfer-encoding:[ \t]*base64[^\n]*\n/im.exec(text);
  if (!found) return text;
  const end = found.index + found[0].length;
  return `${text.slice(0, end)}\n${Buffer.from(text.slice(end), 'base64').toString('utf8')}`;
}

/** One for each group that names a recipient. An action that stands apart from them all is that of those who have none. */
export function recipientsOf(groups: readonly Fields[]): RecipientFields[] {
  const named = groups.filter(isNamed);
  const action = groups.find((group) => !isNamed(group) && group.has('action'))?.get('action');
  if (named.length === 0 || action === undefined) return groups.flatMap((group) => recipientOf(group) ?? []);
  return named.flatMap(
    (group) => recipientOf(group.has('action') ? group : new Map([...group, ['action', action]])) ?? [],
  );
}

function isNamed(group: Fields): boolean {
  return recipientNames.some((name) => group.has(name));
}

const recipientNames = ['final-recipient', 'original-recipient', 'x-actual-recipient'];

/** RFC 3464 2.3. `Action` is required and often missing; then the class of the code says it. */
function recipientOf(group: Fields): RecipientFields | null {
  const names = recipientNames.filter((name) => group.has(name));
  if (names.length === 0 && !group.has('action')) return null;
  const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(group.get('status') ?? '')?.[1] ?? null;
  const addresses = names.map((name) => recipientAddress(group.get(name)!));
  return {
    action: actionOf(group.get('action') ?? '', status),
    // Where a server names its own mailbox, what the mail was addressed to says more.
    recipient: addresses.find((address) => address && isReachable(address)) ?? addresses.find(Boolean) ?? null,
    status,
    diagnostic: group.get('diagnostic-code') ?? '',
  };
}

/** Not a machine of the server's own house. */
function isReachable(address: string): boolean {
  return address.includes('.', address.indexOf('@')) && !/\.(?:local|localdomain|lan|intern|internal)$/i.test(address);
}

function actionOf(value: string, status: string | null): RecipientFields['action'] {
  const action = /^\W*(fail|delay|deliver|relay|expand)/i.exec(value)?.[1]?.toLowerCase();
  if (action === 'fail') return 'failed';
  if (action === 'delay') return 'delayed';
  if (action === 'deliver') return 'delivered';
  // Handed to a server that reports nothing, or to a list: nobody knows who got it (RFC 3464 2.3.3).
  if (action) return 'other';
  return status === null ? null : byClass[status[0]!]!;
}

const byClass: Record<string, RecipientFields['action']> = { 2: 'delivered', 4: 'delayed', 5: 'failed' };

// No address is longer (RFC 5321 4.5.3.1), and what looks for one takes the square of the length.
const valueMax = 1000;

/** `rfc822; <name@host>` without its type; null for what is no e-mail address (X.400, a number of a local queue). */
export function recipientAddress(value: string): string | null {
  const bare = value
    .slice(0, valueMax)
    .replace(/^[^;@]*;/, '')
    .replace(/[<>"']/g, '');
  const address = /[^\s,;:()[\]]+@[^\s,;:()[\]]+/.exec(bare)?.[0];
  // `mailto:list-request@host?subject=unsubscribe` is nobody's.
  return address && !address.includes('?') ? withoutTag(address.replace(/\.$/, '')) : null;
}

/** A sender's own proof in the address (BATV): `prvs=0123456789=name@host`. */
function withoutTag(address: string): string {
  return address.replace(/^(?:prvs|btv\d|msprvs\d)=+[\w-]+=+/i, '').replace(/^(?:smtp|rfc822)=/i, '');
}
