// The package has no types of its own.
declare module '@socialgouv/jours-feries' {
  /** Public holidays of a year by French name, each at about midnight, in the machine's zone. */
  export default function joursFeries(year: number, options?: { alsace: boolean }): Record<string, Date>;
}
