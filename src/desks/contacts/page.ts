import type { Town } from '../../towns/index.js';
import type { DossierPage } from '../dossiers/dossier-page.dto.js';
import type { Membership } from '../../access/index.js';
import { cardOf } from './card.js';
import type { ContactDetails } from './contact-details.js';
import type { ContactPage, ContactRelay, MailSender } from './contact-page.dto.js';
import type { ContactRecord } from './contact-record.js';
import { warningsInFrench } from './mail-warnings.js';
import { guessesOf, outsideOf, segmentsOf } from './guesses.js';
import { partsOf } from './parts.js';

const hiddenReason = 'Danger possible : le service concerné et le responsable ont l’alerte.';

/** Everything this reader may see of a contact: its words only when they may read them. */
export function pageOf(
  town: Town,
  member: Membership,
  contact: ContactRecord,
  details: ContactDetails,
  dossiers: DossierPage[],
): ContactPage {
  const card = cardOf(town, member, contact);
  const hidden = card.contentHidden;
  return {
    ...card,
    text: hidden ? null : (details.body ?? contact.facts.text ?? null),
    mailSender: hidden ? null : mailSenderOf(contact, details.reading),
    parts: partsOf(member, contact.dossiers, details.parts, !hidden),
    original: hidden ? null : details.original,
    attachments: hidden ? [] : details.attachments,
    reading: {
      kind: details.kind,
      language: details.language,
      ocrConfidence: details.reading?.ocrConfidence ?? null,
      messageId: details.reading?.mail?.messageId ?? null,
      inReplyTo: details.reading?.mail?.inReplyTo ?? null,
      senderProof: details.reading?.mail?.authenticity?.verdict ?? null,
      warnings: hidden ? [] : warningsInFrench(details.reading?.mail?.warnings ?? []),
    },
    relay: relayOf(details.reading, hidden),
    call: contact.facts.call ?? null,
    documentsProvided: hidden ? [] : (contact.facts.documentsProvided ?? []),
    documentsMissing: hidden ? [] : (contact.facts.documentsMissing ?? []),
    guesses: guessesOf(town, contact, hidden),
    outside: outsideOf(town, contact, details.body, hidden),
    segments: segmentsOf(town, contact, hidden),
    decision: contact.decision,
    decidedBy: contact.decided_by,
    // What it is about is content; that somebody must look, and whom to call, is not (J22).
    dangers: hidden
      ? contact.alerts.map((danger) => ({ ...danger, alert: 'masque', reason: hiddenReason }))
      : contact.alerts,
    events: details.events.map((event) => (hidden ? { ...event, data: {} } : event)),
    dossiers,
  };
}

function mailSenderOf({ channel, sender }: ContactRecord, reading: ContactDetails['reading']): MailSender | null {
  // Of a mail nobody has read, only where an answer goes is known.
  if (channel === 'email' && !reading) return null;
  const from = reading?.mail?.from ?? sender;
  const { name = null, email: address } = from;
  if (address === undefined) return null;
  return { name, address, answersTo: from === sender ? null : (sender.email ?? null) };
}

function relayOf(reading: ContactDetails['reading'], hidden: boolean): ContactRelay | null {
  const relay = reading?.mail?.relay;
  if (!relay) return null;
  const { agent, writtenAt, note = null } = relay;
  return { agent: agent.name ?? agent.email ?? '', writtenAt, note: hidden ? null : note };
}
