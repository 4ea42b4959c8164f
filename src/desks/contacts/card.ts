import type { Town } from '../../towns/index.js';
import { administrationName, demarcheName, serviceName } from '../names/town-names.js';
import { isEmergency } from '../privacy/is-emergency.js';
import { mayReadContact } from '../privacy/may-read-contact.js';
import type { Membership } from '../../access/index.js';
import { senderLabel } from '../privacy/sender-label.js';
import { isSensitive } from '../../pipeline/loopback/compose/index.js';
import type { ContactCard } from './contact-card.dto.js';
import type { ContactRecord } from './contact-record.js';
import { reasonInFrench } from './reasons-in-french.js';
import { stepOf } from './step-of.js';

/** A contact as this reader may see it in a list: nothing of a danger is copied there (J22), nor of health or social aid (DP-05). */
export function listedCardOf(town: Town, member: Membership, contact: ContactRecord): ContactCard {
  const card = cardOf(town, member, contact);
  return isEmergency(contact) || isSensitive(card.subject ?? '') ? { ...card, subject: null } : card;
}

/** A contact as this reader may see it. */
export function cardOf(town: Town, member: Membership, contact: ContactRecord): ContactCard {
  const [parent] = contact.dossiers;
  const contentHidden = !mayReadContact(town, member, contact);
  return {
    id: contact.id,
    channel: contact.channel,
    source: contact.source,
    receivedAt: contact.received_at,
    storedAt: contact.stored_at,
    updatedAt: contact.updated_at,
    state: contact.state,
    stage: stepOf(contact.state),
    reason: contact.reason,
    reasonInFrench: reasonInFrench(contact.reason),
    chrono: contact.chrono,
    language: contact.language,
    senderLabel: senderLabel(contact.sender, contentHidden),
    subject: contentHidden ? null : (contact.subject ?? contact.facts.subject ?? null),
    contentHidden,
    demarche: demarcheName(town, parent?.demarche ?? contact.demarche_id ?? contact.facts.demarches?.[0] ?? null),
    confidence: contact.confidence,
    service: serviceName(town, parent?.service ?? contact.service_id),
    administration: administrationName(town, parent?.administration ?? null),
    dossierNumbers: contact.dossiers.map(({ number }) => number),
    alerts: contact.alerts.map(({ level }) => ({ level })),
    messages: contact.messages,
  };
}
