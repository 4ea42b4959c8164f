/** Something known beside the words, which makes some démarches likelier. It tips the scales. */
export interface Signal {
  /** In French, for the agent. */
  reason: string;
  /** Log-odds it adds, by démarche of the town. */
  logOdds: ReadonlyMap<string, number>;
}
