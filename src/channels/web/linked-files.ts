import { Injectable } from '@nestjs/common';
import { linkedFiles, type FileLink, type LinkedFile } from '../../dossiers/file-links.js';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase } from '../../platform/database/index.js';
import { DocumentStore } from '../../platform/documents/index.js';
import type { Town } from '../../towns/index.js';
import { Brake } from './brake.js';
import { TooManyGuesses } from './surveys.js';

/** The files a mail names instead of carrying them. The secret in the link is all one needs; who fetches what is not written down. */
@Injectable()
export class LinkedFiles {
  /** Of secrets that are nobody's: whoever guesses is slowed down, whoever fetches is not, though they share an address. */
  private readonly brake = new Brake();

  constructor(
    private readonly database: TownDatabase,
    private readonly store: DocumentStore,
    private readonly clock: Clock,
  ) {}

  /** @returns null when nothing is behind that link. @throws TooManyGuesses */
  async find(town: Town, secret: string, address: string): Promise<FileLink | null> {
    const now = this.clock.now();
    const found = await this.database.inTown(town.id, (tx) => linkedFiles(tx, secret, now));
    if (!found && this.brake.wait(address, now) > 0) throw new TooManyGuesses();
    return found;
  }

  read(town: Town, { sha256 }: LinkedFile): Promise<Buffer> {
    return this.store.get(town.id, sha256);
  }
}
