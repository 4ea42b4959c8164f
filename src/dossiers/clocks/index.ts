export { askDocuments, documentsReceived, keepFirstRequest, type DocumentsAsked } from './document-requests.js';
export { lawOn, mayAnnounce, needsValidation, type Law } from './law.js';
export { announcedOn, suspendedUntil, tacitDecisionOn, isSuspended, type LegalFacts } from './legal-clock.js';
export { readClock } from './read-facts.js';
export { recompute } from './recompute.js';
export {
  acknowledgementTimers,
  documentsReminderTimers,
  ownTermTimers,
  promiseTimers,
  suspensionTimers,
  tacitTimers,
} from './timers-of.js';
