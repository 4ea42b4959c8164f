const system = ['\\Answered', '\\Deleted', '\\Draft', '\\Flagged', '\\Seen'];

/** What a client may set: the system flags, and keywords of its own (`\*`, RFC 3501 7.1). */
export const permanentFlags = [...system, '\\*'];

/** The flags of one mail. Case does not tell two flags apart; a keyword keeps the case it was first given in. */
export class Flags {
  private readonly byKey = new Map<string, string>();

  has(flag: string): boolean {
    return this.byKey.has(flag.toLowerCase());
  }

  /** True when it was not there yet. */
  add(flag: string): boolean {
    if (this.has(flag)) return false;
    this.byKey.set(flag.toLowerCase(), system.find((known) => known.toLowerCase() === flag.toLowerCase()) ?? flag);
    return true;
  }

  remove(flag: string): void {
    this.byKey.delete(flag.toLowerCase());
  }

  clear(): void {
    this.byKey.clear();
  }

  /** As the protocol writes them: `(\Seen $Aiguillage)`. */
  toString(): string {
    return `(${[...this.byKey.values()].join(' ')})`;
  }
}
