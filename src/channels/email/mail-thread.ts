import type { MessagePort } from 'node:worker_threads';
import type PostalMime from 'postal-mime';
import type { Email, PostalMimeOptions } from 'postal-mime';

export interface MailThreadData {
  raw: Uint8Array;
  limits: PostalMimeOptions;
  /** Characters of text and HTML, and files, beyond which nothing is sent back. */
  most: { text: number; html: number; files: number };
}

/**
 * What runs in the thread of one large mail. The thread is started from this function's own source text (see
 * parse-mail.ts), so it may use nothing but its arguments.
 */
export async function serveMail(port: MessagePort, parser: typeof PostalMime, data: MailThreadData): Promise<void> {
  const email = await parser.parse(data.raw, data.limits);
  const attachments = email.attachments.slice(0, data.most.files);
  const reply: Email = {
    ...email,
    headerLines: [],
    text: email.text?.slice(0, data.most.text),
    html: email.html?.slice(0, data.most.html),
    attachments,
  };
  port.postMessage(
    reply,
    attachments.flatMap(({ content }) => (content instanceof ArrayBuffer ? [content] : [])),
  );
}
