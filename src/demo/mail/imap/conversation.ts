import type { Socket } from 'node:net';
import { BadCommand } from './bad-command.js';
import { CommandFramer } from './command-framer.js';
import { run } from './commands.js';
import { parseCommand } from './parse-command.js';
import { Session, type FindMailbox, type Outcome } from './session.js';

/** Speaks with one client, from the greeting to the farewell. */
export function converse(socket: Socket, findMailbox: FindMailbox): void {
  const conversation = new Conversation(socket, findMailbox);
  socket.on('data', (chunk) => conversation.hear(chunk));
  socket.on('close', () => conversation.end());
  // A client that hangs up is no news: `close` follows.
  socket.on('error', () => undefined);
}

class Conversation {
  private readonly session: Session;
  private readonly framer = new CommandFramer(() => this.say('+ go on'));
  private asked: { tag: string; next: (line: string) => string } | null = null;

  constructor(
    private readonly socket: Socket,
    findMailbox: FindMailbox,
  ) {
    this.session = new Session((line) => this.say(line), findMailbox);
    this.say('* OK the mailboxes of the demo');
  }

  hear(chunk: Buffer): void {
    try {
      for (const line of this.framer.take(chunk)) this.answer(line);
    } catch (error) {
      this.say(`* BYE ${complaint(error)}`);
      // Not `end`: a client that goes on would still be listened to.
      this.socket.destroySoon();
    }
  }

  end(): void {
    this.session.close();
  }

  private answer(line: string): void {
    const { asked, session } = this;
    const tag = asked?.tag ?? /^\S+/.exec(line)?.[0] ?? '*';
    this.ask(null);
    session.announce();
    try {
      this.conclude(tag, asked ? asked.next(line) : run(session, parseCommand(line)));
    } catch (error) {
      this.say(`${tag} BAD ${complaint(error)}`);
    }
    if (session.isLeaving) this.socket.end();
  }

  private conclude(tag: string, outcome: Outcome): void {
    if (typeof outcome === 'string') return this.say(`${tag} ${outcome}`);
    this.ask({ tag, next: outcome.next });
    this.say(`+ ${outcome.prompt}`);
  }

  private ask(asked: typeof this.asked): void {
    this.asked = asked;
    this.session.isWaiting = asked !== null;
  }

  private say(line: string | Buffer): void {
    if (!this.socket.writable) return;
    this.socket.write(line);
    this.socket.write('\r\n');
  }
}

function complaint(error: unknown): string {
  if (error instanceof BadCommand) return error.message;
  throw error;
}
