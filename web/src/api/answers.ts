import { answerOf, api } from './client.js';

const at = (town: string, number: string) => ({ params: { path: { town, number } } });
const dossier = '/api/towns/{town}/dossiers/{number}';

/** What a service says to the usager while the dossier stays open. The same key twice is the same message. */
export const answerActions = {
  reply: (town: string, number: string, text: string, idempotencyKey: string) =>
    answerOf(api.POST(`${dossier}/replies`, { ...at(town, number), body: { text, idempotencyKey } })),
  report: (town: string, number: string, text: string, idempotencyKey: string) =>
    answerOf(api.POST(`${dossier}/progress-reports`, { ...at(town, number), body: { text, idempotencyKey } })),
  askPrecision: (town: string, number: string, text: string, idempotencyKey: string) =>
    answerOf(api.POST(`${dossier}/precision-requests`, { ...at(town, number), body: { text, idempotencyKey } })),
  askDocuments: (town: string, number: string, documents: string[], deadline: string) =>
    answerOf(api.POST(`${dossier}/document-requests`, { ...at(town, number), body: { documents, deadline } })),
  receiveDocuments: (town: string, number: string, id: string) =>
    answerOf(
      api.POST(`${dossier}/document-requests/{id}/receipt`, { params: { path: { town, number, id } }, body: {} }),
    ),
};
