import type { ImapFlow } from 'imapflow';

// What a server says beyond that is left to the day's comparison: the numbers are its own, and a few bytes name millions.
const keptMax = 100_000;

/**
 * Which mails the server says have left a folder, until the ledger is told (QRESYNC, RFC 7162 3.2.10). Without QRESYNC it names them by
 * their place, and nothing is known here.
 */
export class Departed {
  private readonly byFolder = new Map<string, Set<number>>();

  constructor(client: ImapFlow) {
    client.on('expunge', ({ path, uid }) => {
      const uids = this.of(path);
      if (uid !== undefined && uids.size < keptMax) uids.add(uid);
    });
  }

  of(path: string): Set<number> {
    const uids = this.byFolder.get(path) ?? new Set();
    this.byFolder.set(path, uids);
    return uids;
  }
}
