import type { ServerResponse } from 'node:http';
import type { ContactChange } from './changes.js';

const heartbeatMs = 15_000;
const retryMs = 2_000;
/** What may wait for a browser that does not read: it comes back and is told the rest. */
const waitingBytesMax = 1024 * 1024;

/** One browser that listens (server-sent events, HTML standard 9.2). */
export class EventStream {
  private readonly heartbeat: NodeJS.Timeout;

  constructor(private readonly response: ServerResponse) {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'close',
      // Proxies that gather answers before they pass them on would hold every event back.
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    response.write(`retry: ${retryMs}\n\n`);
    this.heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
    const { socket } = response;
    this.onGone(() => {
      clearInterval(this.heartbeat);
      // A browser that has gone may leave its half of the connection open, which would keep the program from stopping.
      socket?.destroy();
    });
  }

  send(changes: readonly ContactChange[]): void {
    if (this.response.writableLength > waitingBytesMax) return this.end();
    for (const change of changes) {
      this.response.write(`id: ${change.updatedAt}\nevent: contact\ndata: ${JSON.stringify(change)}\n\n`);
    }
  }

  end(): void {
    this.response.end();
  }

  /** Runs when the browser has gone away, or at once when it has already. */
  onGone(work: () => void): void {
    if (this.response.closed) work();
    else this.response.once('close', work);
  }
}
