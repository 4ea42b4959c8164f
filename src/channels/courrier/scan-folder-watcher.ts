import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DateTime } from 'luxon';
import type { Arrival } from '../../dossiers/arrival.js';
import type { IntakeDoor } from '../../pipeline/intake/door.types.js';
import { putAside } from './put-aside.js';
import { refusalNote } from './refusal-note.js';
import { readScan, type ScanFile } from './scan-file.js';
import { Settling } from './settling.js';
import { failureName } from './failure-name.js';

export interface ScanFolder {
  townId: string;
  /** Absolute path. */
  path: string;
  /** Two seconds unless told; network shares announce nothing, so the folder is looked at. */
  pollEveryMs?: number;
}

export interface ScanFolderState {
  folder: string;
  reachable: boolean;
  /** Files still in the folder after the last pass. */
  waiting: number;
  /** In French, without any file name (names of files are names of people). Null when the last pass went well. */
  lastError: string | null;
}

/** Letters scanned on the eve of a long week-end are taken within this. */
const CREDIBLE_AGE_MS = 5 * 24 * 3_600_000;

const ignored = /^\.|\.(part|tmp)$/i;

/**
 * Watches the folder where a town's scanner leaves letters. A finished file is handed to intake, and moved to
 * `taken/<day>/` only once intake has committed; what cannot be a letter goes on the pile, and to `refused/` with a
 * text beside it. Whatever fails leaves its file in place for the next pass, and stops none of the others.
 */
export class ScanFolderWatcher {
  private readonly settling = new Settling();
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private seen: ScanFolderState;

  constructor(
    private readonly folder: ScanFolder,
    private readonly door: Pick<IntakeDoor, 'receive' | 'quarantine'>,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.seen = { folder: basename(folder.path), reachable: false, waiting: 0, lastError: null };
  }

  start(): void {
    this.running ??= this.loop();
  }

  /** Ends after the file in hand. A stopped watcher does not start again. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  state(): ScanFolderState {
    return { ...this.seen };
  }

  private async loop(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.pass();
      await pause(this.folder.pollEveryMs ?? 2000, undefined, { signal }).catch(() => undefined);
    }
  }

  private async pass(): Promise<void> {
    const folder = this.seen.folder;
    try {
      const names = await this.fileNames();
      this.settling.keepOnly(names);
      const { waiting, lastError } = await this.lookAtEach(names);
      this.seen = { folder, reachable: true, waiting, lastError };
    } catch (error) {
      const lastError = `Le dossier de numérisation ne peut pas être lu (${failureName(error)}).`;
      this.seen = { ...this.seen, reachable: false, lastError };
    }
  }

  private async fileNames(): Promise<string[]> {
    await mkdir(this.folder.path, { recursive: true });
    const entries = await readdir(this.folder.path, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile() && !ignored.test(entry.name)).map((entry) => entry.name);
  }

  private async lookAtEach(names: string[]): Promise<{ waiting: number; lastError: string | null }> {
    let waiting = names.length;
    let lastError: string | null = null;
    for (const name of names) {
      if (this.stopping.signal.aborted) break;
      try {
        if (await this.lookAt(name)) waiting--;
      } catch (error) {
        lastError = `Un fichier n'a pas pu être pris (${failureName(error)}) ; nouvel essai au prochain passage.`;
      }
    }
    return { waiting, lastError };
  }

  /** @returns whether the file has left the folder */
  private async lookAt(name: string): Promise<boolean> {
    const path = join(this.folder.path, name);
    const look = await lstat(path);
    if (!this.settling.hasSettled(name, look, this.now())) {
      if (!this.settling.isStuck(name, this.now())) return false;
      // Moved while it is being written, it goes on being written there: what is complete in the end is not lost.
      await this.refuse(path, this.arrivalOf(name, unfinished(name, look.mtime), look.mtime), 'still-being-written');
      this.settling.forget(name);
      return true;
    }
    const scan = await readScan(path);
    if (!scan) return false;
    const arrival = this.arrivalOf(name, scan, look.mtime);
    if (scan.refused) await this.refuse(path, arrival, scan.refused);
    else await this.take(path, arrival);
    return true;
  }

  private async take(path: string, arrival: Arrival): Promise<void> {
    await this.door.receive(arrival);
    const day = DateTime.fromJSDate(this.now(), { zone: 'Europe/Paris' }).toFormat('yyyy-MM-dd');
    await putAside(path, join(this.folder.path, 'taken', day));
  }

  private async refuse(path: string, arrival: Arrival, reason: NonNullable<ScanFile['refused']>): Promise<void> {
    await this.door.quarantine(arrival, reason);
    const target = await putAside(path, join(this.folder.path, 'refused'));
    await writeFile(`${target}.txt`, refusalNote(basename(path), reason, this.now()));
  }

  private arrivalOf(name: string, scan: ScanFile, mtime: Date): Arrival {
    const { townId } = this.folder;
    const receivedAt = arrivalTime(mtime, this.now());
    const original = scan.bytes && { name, mediaType: scan.mediaType, bytes: scan.bytes };
    // All empty files have the same content; each is a letter that was not scanned.
    const sourceKey = scan.refused === 'empty' ? emptyKey(name, mtime) : scan.sha256;
    return {
      townId,
      channel: 'letter',
      sourceKey,
      source: this.seen.folder,
      receivedAt,
      sender: {},
      facts: {},
      ...(original && { original }),
    };
  }
}

/** A scanner whose clock is wrong dates no letter in the future, nor long before it was laid in the folder. */
function arrivalTime(mtime: Date, now: Date): Date {
  const isCredible = mtime <= now && now.getTime() - mtime.getTime() < CREDIBLE_AGE_MS;
  return isCredible ? mtime : now;
}

/** Nothing of an unfinished file is read: it is known by its name and its time. */
function unfinished(name: string, mtime: Date): ScanFile {
  return { sha256: emptyKey(name, mtime), mediaType: 'application/octet-stream' };
}

function emptyKey(name: string, mtime: Date): string {
  return createHash('sha256').update(`${name} ${mtime.toISOString()}`).digest('hex');
}
