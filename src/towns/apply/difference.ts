/** One thing `towns apply` did. `town`: its slug. `id`: of the service, the number of the line, `ack-email/email` of a template. */
export interface Difference {
  town: string;
  kind: Kind;
  id: string;
  change: 'added' | 'changed' | 'removed';
}

export type Kind = 'town' | 'service' | 'line' | 'mailbox' | 'scan folder' | 'administration' | 'démarche' | 'template';

/** One line each, then how many of each: `added service etat-civil of grandval`. */
export function describeDifferences(differences: readonly Difference[]): string[] {
  if (differences.length === 0) return ['nothing to change'];
  const lines = differences.map(({ town, kind, id, change }) =>
    kind === 'town' ? `${change} town ${town}` : `${change} ${kind} ${id} of ${town}`,
  );
  return [...lines, summary(differences)];
}

function summary(differences: readonly Difference[]): string {
  return (['added', 'changed', 'removed'] as const)
    .map((change) => `${differences.filter((one) => one.change === change).length} ${change}`)
    .join(', ');
}
