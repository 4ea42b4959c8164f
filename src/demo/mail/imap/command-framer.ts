import { BadCommand } from './bad-command.js';

// Room for a thousand UIDs in one command; nothing longer is of use to a server that takes no mail in.
const commandBytesMax = 64 * 1024;

/**
 * Cuts what a client sends into whole commands, one character per byte. A literal (`{5}`, end of line, five bytes:
 * RFC 3501 4.3) stays inside its command as it came.
 */
export class CommandFramer {
  private held = '';
  private searchFrom = 0;

  /** @param goAhead tells the client, which waits for it, that its literal may come */
  constructor(private readonly goAhead: () => void) {}

  /** Yields the commands that `chunk` completes, without their end of line. Throws BadCommand on one too long. */
  *take(chunk: Buffer): Generator<string> {
    this.held += chunk.toString('latin1');
    for (let end; (end = this.held.indexOf('\r\n', this.searchFrom)) !== -1;) {
      const literal = /\{(\d+)\}$/.exec(this.held.slice(this.searchFrom, end));
      if (literal) this.expect(end + 2 + Number(literal[1]));
      else yield this.cut(end);
    }
    this.refuseBeyond(this.held.length);
  }

  private expect(literalEnd: number): void {
    this.refuseBeyond(literalEnd);
    this.searchFrom = literalEnd;
    this.goAhead();
  }

  private cut(end: number): string {
    const command = this.held.slice(0, end);
    this.held = this.held.slice(end + 2);
    this.searchFrom = 0;
    return command;
  }

  private refuseBeyond(bytes: number): void {
    if (bytes > commandBytesMax) throw new BadCommand('command too long');
  }
}
