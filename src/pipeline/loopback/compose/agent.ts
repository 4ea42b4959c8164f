/** Who deals with a dossier. */
export interface Agent {
  /** First name and name. */
  name: string;
  /** Given by the head of the service for safety: it stands in place of the name, everywhere (AG-02, CRPA L111-2). */
  code: string | null;
}

/** An agent as the usager may know them. */
export function agentDisplay({ name, code }: Agent): string {
  return code === null ? name : `Agent n° ${code}`;
}
