import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** Moments of an SMTP session, in order (RFC 5321 3.3). `end`: the mail is kept, and not answered yet; `reply`: it is answered. */
export const moments = ['connect', 'ehlo', 'mail', 'rcpt', 'data', 'mid-body', 'end', 'reply'] as const;
export type Moment = (typeof moments)[number];

export interface Script {
  /** Extensions it offers, as EHLO says them. */
  offers?: readonly string[];
  /** What it answers instead of agreeing. */
  replies?: Partial<Record<'connect' | 'mail' | 'rcpt' | 'data' | 'end', string>>;
  /** What happens at a moment, before it is answered: nothing goes on until it has, nor when it says `hang-up`. */
  at?: (moment: Moment, mail: KeptMail) => Promise<'hang-up' | void> | 'hang-up' | void;
}

export interface KeptMail {
  /** The commands, parameters included. */
  mailFrom: string;
  rcptTo: string;
  raw: string;
}

/** A mail server whose every word is chosen, to break off wherever one can. What it keeps, a usager gets. */
export interface ScriptedSmtp {
  url: string;
  kept: readonly KeptMail[];
  /** Sessions so far. */
  sessions(): number;
  play(script: Script): void;
  stop(): Promise<void>;
}

export async function startScriptedSmtp(first: Script = {}): Promise<ScriptedSmtp> {
  let script = first;
  const kept: KeptMail[] = [];
  const open = new Set<Socket>();
  let sessions = 0;
  const server = createServer((socket) => {
    sessions++;
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => undefined);
    void talk(socket, () => script, kept).catch(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kept,
    sessions: () => sessions,
    play: (next) => (script = next),
    stop: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function talk(socket: Socket, script: () => Script, kept: KeptMail[]): Promise<void> {
  let mail: KeptMail = { mailFrom: '', rcptTo: '', raw: '' };
  const passes = async (moment: Moment) => {
    if ((await script().at?.(moment, mail)) !== 'hang-up') return true;
    socket.destroy();
    return false;
  };
  const say = (words: string) => socket.write(`${words}\r\n`);
  if (!(await passes('connect'))) return;
  say(script().replies?.connect ?? '220 scripted.example ESMTP');
  const input = reader(socket);
  for (;;) {
    const command = await input.line();
    if (command === null) return;
    const verb = command.split(/[ :]/)[0]!.toUpperCase();
    if (verb === 'EHLO') {
      if (!(await passes('ehlo'))) return;
      const lines = ['scripted.example', ...(script().offers ?? [])];
      say(lines.map((line, place) => `250${place === lines.length - 1 ? ' ' : '-'}${line}`).join('\r\n'));
    } else if (verb === 'MAIL') {
      mail = { mailFrom: command, rcptTo: '', raw: '' };
      if (!(await passes('mail'))) return;
      say(script().replies?.mail ?? '250 2.1.0 OK');
    } else if (verb === 'RCPT') {
      mail.rcptTo = command;
      if (!(await passes('rcpt'))) return;
      say(script().replies?.rcpt ?? '250 2.1.5 OK');
    } else if (verb === 'DATA') {
      if (!(await passes('data'))) return;
      const refusal = script().replies?.data ?? script().replies?.rcpt;
      say(refusal ?? '354 go on');
      if (refusal) continue;
      await input.some();
      if (!(await passes('mid-body'))) return;
      const raw = await input.text();
      if (raw === null) return;
      mail.raw = raw;
      const refused = script().replies?.end;
      if (!refused) kept.push(mail);
      if (!(await passes('end'))) return;
      say(refused ?? '250 2.0.0 Queued');
      if (!(await passes('reply'))) return;
    } else if (verb === 'QUIT') {
      say('221 2.0.0 Bye');
      socket.end();
      return;
    } else say('250 2.0.0 OK');
  }
}

/** What the client says, a line or a whole text at a time; null when it has gone. */
function reader(socket: Socket) {
  let heard = '';
  let isOver = false;
  let wake = () => {};
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => ((heard += text), wake()));
  socket.on('close', () => ((isOver = true), wake()));
  const until = async (found: () => boolean) => {
    while (!found() && !isOver) await new Promise<void>((resolve) => (wake = resolve));
    return found();
  };
  const take = async (mark: string) => {
    if (!(await until(() => heard.includes(mark)))) return null;
    const text = heard.slice(0, heard.indexOf(mark));
    heard = heard.slice(text.length + mark.length);
    return text;
  };
  return { line: () => take('\r\n'), text: () => take('\r\n.\r\n'), some: () => until(() => heard !== '') };
}
