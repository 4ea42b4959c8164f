/** The name of a failure without its text: messages of errors quote file names and values. */
export function failureName(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: string; name?: string };
  return code ?? name ?? 'inconnue';
}
