import { connect, type Socket } from 'node:net';
import { createInterface, type Interface } from 'node:readline';

/** Hands raw mails to a mail server on the loopback, as the server before it would (LMTP, RFC 2033). */
export async function deliverByLmtp(
  port: number,
  user: string,
  from: string,
  messages: readonly (string | Buffer)[],
): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const lines = createInterface({ input: socket });
  const replies = lines[Symbol.asyncIterator]();
  try {
    await expectReply(replies, '220');
    await say(socket, replies, 'LHLO essai.example', '250');
    for (const message of messages) {
      await say(socket, replies, `MAIL FROM:<${from}>`, '250');
      await say(socket, replies, `RCPT TO:<${user}>`, '250');
      await say(socket, replies, 'DATA', '354');
      socket.write(asData(message));
      await expectReply(replies, '250');
    }
    await say(socket, replies, 'QUIT', '221');
  } finally {
    close(lines, socket);
  }
}

/** Lines end with CRLF, and a leading dot is doubled (RFC 5321 4.5.2). */
function asData(message: string | Buffer): Buffer {
  const text = Buffer.from(message).toString('latin1').replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..');
  return Buffer.from(`${text}${text.endsWith('\r\n') ? '' : '\r\n'}.\r\n`, 'latin1');
}

async function say(socket: Socket, replies: AsyncIterator<string>, command: string, code: string): Promise<void> {
  socket.write(`${command}\r\n`);
  await expectReply(replies, code);
}

async function expectReply(replies: AsyncIterator<string>, code: string): Promise<void> {
  for (;;) {
    const { value, done } = await replies.next();
    if (done) throw new Error('LMTP server hung up');
    if (!value.startsWith(code)) throw new Error(`LMTP: ${value}`);
    if (value[3] !== '-') return;
  }
}

function close(lines: Interface, socket: Socket): void {
  lines.close();
  socket.destroy();
}
