import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { TownDatabase } from '../platform/database/index.js';
import { readTown, type Edition } from './read-town.js';
import type { Town, TownName } from './town.js';
import { UnknownTown } from './unknown-town.js';

const staleAfterMs = 30_000;

interface Kept {
  edition: Edition;
  checkedAt: number;
  checking: boolean;
}

/** The towns, from memory. What `towns apply` changes is seen within the half-minute, without a restart. */
@Injectable()
export class Towns {
  private readonly kept = new Map<string, Kept>();
  private readonly arriving = new Map<string, Promise<Town>>();

  constructor(
    private readonly database: TownDatabase,
    private readonly clock: Clock,
  ) {}

  /** By slug, in order. */
  all(): Promise<TownName[]> {
    return this.database.query<TownName>('SELECT id, slug, code, name FROM town_directory()');
  }

  /**
   * At once when the town was read before, however long ago: nobody waits for a town to be looked up again. The same object
   * as long as nothing was applied. Throws UnknownTown.
   */
  async byId(id: string): Promise<Town> {
    const kept = this.kept.get(id);
    if (!kept) return this.arrive(id);
    if (this.clock.now().getTime() - kept.checkedAt > staleAfterMs && !kept.checking) void this.check(id, kept);
    return kept.edition.town;
  }

  async bySlug(slug: string): Promise<Town | null> {
    for (const { edition } of this.kept.values()) if (edition.town.slug === slug) return this.byId(edition.town.id);
    const found = (await this.all()).find((town) => town.slug === slug);
    return found ? this.byId(found.id) : null;
  }

  /** Whose number is it? `serviceId` is null when the switchboard's was dialled. Null when no town owns it. */
  async lineOf(e164: string): Promise<{ townId: string; serviceId: string | null } | null> {
    const [line] = await this.database.query<{ townId: string; serviceId: string | null }>(
      'SELECT town_id AS "townId", service_id AS "serviceId" FROM line_directory($1)',
      [e164],
    );
    return line ?? null;
  }

  /** The first reading, shared by all who ask for the town meanwhile. */
  private arrive(id: string): Promise<Town> {
    const arriving = this.arriving.get(id) ?? this.read(id).finally(() => this.arriving.delete(id));
    this.arriving.set(id, arriving);
    return arriving;
  }

  private async read(id: string): Promise<Town> {
    const checkedAt = this.clock.now().getTime();
    const edition = await readTown(this.database, id);
    if (!edition) throw new UnknownTown(id);
    this.kept.set(id, { edition, checkedAt, checking: false });
    return edition.town;
  }

  private async check(id: string, kept: Kept): Promise<void> {
    kept.checking = true;
    const checkedAt = this.clock.now().getTime();
    try {
      const edition = await readTown(this.database, id, kept.edition);
      if (edition) this.kept.set(id, { edition, checkedAt, checking: false });
      else this.kept.delete(id);
    } catch {
      // The database is away, which the health page says: an old town is better than none, and the next to ask tries again.
      kept.checking = false;
    }
  }
}
