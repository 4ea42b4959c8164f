/** A send that takes longer than this is held up by the recipient's server. */
const patienceMs = 10_000;

interface Lane {
  /** When each mail under way began, the oldest first. */
  since: Set<{ at: number }>;
  waiting: Set<(leave: Leave | null) => void>;
}

/** To be called once, when the mail has left or failed. */
export type Leave = () => void;

/**
 * Places on the way to each recipient domain, so that one whose server answers slowly does not take every connection. Whoever
 * finds them taken waits a moment where mails leave quickly, and is sent away at once where they do not: nobody's worker stands
 * in the queue of a slow domain. In memory, of this process.
 */
export class Places {
  private readonly lanes = new Map<string, Lane>();

  constructor(private readonly perDomain: number) {}

  /** @returns null when there is none */
  async enter(domain: string): Promise<Leave | null> {
    const lane = this.lanes.get(domain) ?? { since: new Set(), waiting: new Set() };
    this.lanes.set(domain, lane);
    if (lane.since.size < this.perDomain) return this.take(domain, lane);
    if (isSlow(lane)) return null;
    return new Promise((resolve) => {
      const called = (leave: Leave | null) => {
        clearInterval(timer);
        lane.waiting.delete(called);
        resolve(leave);
      };
      const timer = setInterval(() => isSlow(lane) && called(null), patienceMs);
      lane.waiting.add(called);
    });
  }

  private take(domain: string, lane: Lane): Leave {
    const place = { at: performance.now() };
    lane.since.add(place);
    return () => {
      lane.since.delete(place);
      const [next] = lane.waiting;
      if (next) next(this.take(domain, lane));
      else if (lane.since.size === 0) this.lanes.delete(domain);
    };
  }
}

function isSlow({ since }: Lane): boolean {
  const [oldest] = since;
  return oldest !== undefined && performance.now() - oldest.at >= patienceMs;
}
