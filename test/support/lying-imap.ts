import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

export interface LyingMail {
  uid: number;
  raw: Buffer;
}

/** What it says in place of the truth. */
export interface Lies {
  /** RFC822.SIZE of a mail. */
  size?: (mail: LyingMail) => number;
  /** What it does when the content of a mail is asked for, the nth time. `left-out`: it says OK, and nothing of the mail. */
  content?: (mail: LyingMail, nth: number) => Buffer | 'silence' | 'hang-up' | 'three-gigabytes' | 'left-out';
  /** The mails of an answer, in the order it gives them. */
  answers?: (mails: readonly LyingMail[]) => readonly LyingMail[];
  /** Commands it says NO to. */
  refuses?: readonly ('SEARCH' | 'FETCH' | 'STORE')[];
  uidValidity?: () => number;
  /** Untagged lines before the end of every command. */
  chatter?: () => string;
}

/** An IMAP server with one folder whose every answer can be a lie (RFC 3501, as much of it as our reader asks). */
export interface LyingImap {
  url: string;
  mails: LyingMail[];
  /** UIDs that bear a mark. */
  marked: ReadonlySet<number>;
  /** Commands so far. */
  asked(): number;
  lie(lies: Lies): void;
  hangUp(): void;
  stop(): Promise<void>;
}

export async function startLyingImap(): Promise<LyingImap> {
  const folder = new Folder();
  const open = new Set<Socket>();
  let asked = 0;
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => undefined);
    socket.write('* OK [CAPABILITY IMAP4rev1 IDLE AUTH=PLAIN SASL-IR] bonjour\r\n');
    const lines = createInterface({ input: socket });
    lines.on('line', (line) => {
      asked += 1;
      if (line !== 'DONE') folder.answer(line, socket);
      else socket.write(`${folder.idleTag} OK fini\r\n`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const hangUp = () => open.forEach((socket) => socket.destroy());
  return {
    url: `imap://contact:secret@127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails: folder.mails,
    marked: folder.marked,
    asked: () => asked,
    lie: (lies) => (folder.lies = lies),
    hangUp,
    stop: () => {
      hangUp();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

class Folder {
  lies: Lies = {};
  idleTag = '';
  readonly mails: LyingMail[] = [];
  readonly marked = new Set<number>();
  private readonly fetched = new Map<number, number>();

  answer(line: string, socket: Socket): void {
    const [tag = '', ...words] = line.split(' ');
    const command = (words[0] === 'UID' ? words[1] : words[0])!.toUpperCase();
    if (this.lies.refuses?.some((refused) => refused === command)) return void socket.write(`${tag} NO non\r\n`);
    const rest = words.slice(2);
    if (command === 'SELECT') this.select(socket);
    if (command === 'LIST') socket.write('* LIST () "/" INBOX\r\n');
    if (command === 'SEARCH') socket.write(`* SEARCH ${this.found(rest).join(' ')}\r\n`);
    if (command === 'STORE') for (const { uid } of this.named(rest[0]!)) this.marked.add(uid);
    if (command === 'FETCH' && !this.fetch(rest[0]!, rest.slice(1).join(' '), socket)) return;
    if (command === 'IDLE') {
      this.idleTag = tag;
      return void socket.write(`+ idling\r\n${this.lies.chatter?.() ?? ''}`);
    }
    socket.write(`${this.lies.chatter?.() ?? ''}${tag} OK fait\r\n`);
  }

  private select(socket: Socket): void {
    const next = Math.max(0, ...this.mails.map(({ uid }) => uid)) + 1;
    socket.write(
      [
        '* FLAGS (\\Seen)',
        `* ${this.mails.length} EXISTS`,
        '* OK [PERMANENTFLAGS (\\Seen \\*)] permis',
        `* OK [UIDVALIDITY ${this.lies.uidValidity?.() ?? 1}] valable`,
        `* OK [UIDNEXT ${next}] suivant`,
        '',
      ].join('\r\n'),
    );
  }

  private found([key, value]: string[]): number[] {
    if (key === 'UID') return this.shown(this.named(value!)).map(({ uid }) => uid);
    return this.mails.flatMap(({ uid }) => (this.marked.has(uid) === (key === 'KEYWORD') ? [uid] : []));
  }

  /** @returns false when the answer ends here, in the middle */
  private fetch(set: string, items: string, socket: Socket): boolean {
    const piece = /BODY\.PEEK\[\](?:<(\d+)\.(\d+)>)?/.exec(items);
    for (const mail of this.shown(this.named(set))) {
      const head = `* ${this.mails.indexOf(mail) + 1} FETCH (UID ${mail.uid} RFC822.SIZE ${this.lies.size?.(mail) ?? mail.raw.length} INTERNALDATE "01-Mar-2027 10:00:00 +0100"`;
      if (!piece) {
        socket.write(`${head})\r\n`);
        continue;
      }
      const nth = (this.fetched.get(mail.uid) ?? 0) + 1;
      this.fetched.set(mail.uid, nth);
      const given = this.lies.content?.(mail, nth) ?? mail.raw;
      if (given === 'left-out') continue;
      if (given === 'silence') return false;
      if (given === 'three-gigabytes')
        return (socket.write(`${head} BODY[] {3221225472}\r\n${'x'.repeat(100_000)}`), false);
      if (given === 'hang-up') return (socket.end(`${head} BODY[] {${mail.raw.length}}\r\nFrom: coup`), false);
      const [, start, length] = piece;
      const bytes = length ? given.subarray(Number(start), Number(start) + Number(length)) : given;
      socket.write(`${head} BODY[]${length ? `<${start}>` : ''} {${bytes.length}}\r\n`);
      socket.write(bytes);
      socket.write(')\r\n');
    }
    return true;
  }

  private shown(mails: readonly LyingMail[]): readonly LyingMail[] {
    return this.lies.answers?.(mails) ?? mails;
  }

  private named(set: string): LyingMail[] {
    const ranges = set.split(',').map((range) => range.split(':').map((end) => (end === '*' ? Infinity : Number(end))));
    return this.mails.filter(({ uid }) => ranges.some(([from, to = from]) => uid >= from! && uid <= to!));
  }
}
