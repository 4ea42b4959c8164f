import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { TownDatabase } from '../../platform/database/index.js';
import { describeError, LOGGER, type Logger } from '../../platform/logs/index.js';
import { aMomentAgo, changesSince, type ContactChange } from './changes.js';

export interface Listener {
  changed(changes: readonly ContactChange[]): void;
  /** The program stops. */
  ended(): void;
}

interface Feed {
  listeners: Set<Listener>;
  /** From when on the next look looks. */
  since: string | undefined;
  /** What the last look found: by contact, the change. */
  told: Map<string, string>;
  timer: NodeJS.Timeout | undefined;
}

const pauseMs = 1_000;
/** Longer than any transaction: a change is seen when it commits, under the time its transaction began. */
const overlapSeconds = 10;
const atOnce = 5_000;

/** Looks once a second at what changed in a town, for all who listen to it, and not at all while nobody does. */
@Injectable()
export class TownChanges implements OnModuleDestroy {
  private readonly feeds = new Map<string, Feed>();

  constructor(
    private readonly database: TownDatabase,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns stops listening */
  listen(townId: string, listener: Listener): () => void {
    const feed = this.feeds.get(townId) ?? this.start(townId);
    feed.listeners.add(listener);
    return () => {
      feed.listeners.delete(listener);
      if (feed.listeners.size > 0) return;
      clearTimeout(feed.timer);
      if (this.feeds.get(townId) === feed) this.feeds.delete(townId);
    };
  }

  /** What a listener has missed: since the last change it knows, else in the last seconds. */
  async missed(townId: string, lastKnown: string | null): Promise<ContactChange[]> {
    return this.database.inTown(townId, async (tx) =>
      changesSince(tx, lastKnown ?? (await aMomentAgo(tx, overlapSeconds)), atOnce),
    );
  }

  onModuleDestroy(): void {
    for (const { listeners } of this.feeds.values()) for (const listener of [...listeners]) listener.ended();
  }

  private start(townId: string): Feed {
    const feed: Feed = { listeners: new Set(), since: undefined, told: new Map(), timer: undefined };
    this.feeds.set(townId, feed);
    void this.look(townId, feed);
    return feed;
  }

  private async look(townId: string, feed: Feed): Promise<void> {
    try {
      const { changes, next } = await this.database.inTown(townId, async (tx) => {
        const next = await aMomentAgo(tx, overlapSeconds);
        return { next, changes: await changesSince(tx, feed.since ?? next, atOnce) };
      });
      const fresh = changes.filter(({ id, updatedAt }) => feed.told.get(id) !== updatedAt);
      feed.told = new Map(changes.map(({ id, updatedAt }) => [id, updatedAt]));
      feed.since = next;
      if (fresh.length > 0) for (const listener of feed.listeners) listener.changed(fresh);
    } catch (error) {
      this.logger.warn(
        { townId, ...describeError(error) },
        'changes could not be looked up; the next look will tell them',
      );
    }
    if (feed.listeners.size > 0) feed.timer = setTimeout(() => void this.look(townId, feed), pauseMs);
  }
}
