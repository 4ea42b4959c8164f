/** An answer of the service that is not the one hoped for. `message` is in French, for people. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const byStatus: Record<number, string> = {
  401: 'Votre session est terminée : connectez-vous de nouveau.',
  403: 'Votre rôle ne permet pas cette action.',
  404: 'Introuvable : l’adresse est fausse, ou ce contenu n’est pas de votre ville.',
  409: 'Quelqu’un d’autre a déjà agi : la page a été mise à jour.',
  429: 'Trop d’essais : patientez quelques minutes.',
};

/** The service's own French when it gives some (422, 409, 403), else a sentence by status. */
export function problemOf(status: number, body: unknown): ApiProblem {
  return new ApiProblem(
    status,
    ownWords(status, body) ?? byStatus[status] ?? 'Le service n’a pas pu répondre. Réessayez.',
  );
}

function ownWords(status: number, body: unknown): string | undefined {
  const { errors, message } = (body ?? {}) as { errors?: { message: string }[]; message?: string };
  if (errors?.length) return errors.map((each) => each.message).join(' ');
  return status === 409 || status === 403 ? message : undefined;
}
