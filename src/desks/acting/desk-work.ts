import { Injectable } from '@nestjs/common';
import { LineStart } from '../../pipeline/line-start.js';
import { owe } from '../../pipeline/outbox.js';
import type { Handed } from '../../pipeline/stage.js';
import { TownDatabase, type TownTransaction } from '../../platform/database/index.js';

/** A person's decision and what it hands to the line: written together, and the line is woken once they are committed. */
@Injectable()
export class DeskWork {
  constructor(
    private readonly database: TownDatabase,
    private readonly line: LineStart,
  ) {}

  /** @param work returns what the line has to do now */
  async decide(townId: string, work: (tx: TownTransaction) => Promise<Handed[]>): Promise<void> {
    const handed = await this.database.inTown(townId, async (tx) => {
      const owed = await work(tx);
      await owe(tx, owed);
      return owed;
    });
    for (const { stage, subjectId } of handed) await this.line.start(townId, stage, subjectId);
  }
}
