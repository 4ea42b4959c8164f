import type { ArrivalFacts, ChannelName, SenderIdentity } from '../../dossiers/arrival.js';
import type { MessageChannel } from '../../dossiers/delivery.js';
import { maskRecord } from '../../dossiers/mask/index.js';
import { saidSenderSql } from '../../dossiers/rows.js';
import type { ContactState, MessageState } from '../../dossiers/states.js';
import type { TownTransaction } from '../../platform/database/index.js';

/** A contact and what came of it, as the database gives it. */
export interface ContactRecord {
  id: string;
  channel: ChannelName;
  source: string;
  received_at: Date;
  stored_at: Date;
  updated_at: Date;
  state: ContactState;
  reason: string | null;
  chrono: string | null;
  /** BCP 47 primary tag; null when unknown. */
  language: string | null;
  subject: string | null;
  /** What is surest of what the door and the reader knew. */
  sender: SenderIdentity;
  facts: ArrivalFacts;
  service_id: string | null;
  /** Of the latest qualification. */
  demarche_id: string | null;
  confidence: number | null;
  decision: 'auto' | 'human' | null;
  decided_by: string | null;
  /** Of the first one: what the program found in the words. */
  guesses: { demarche: string; confidence: number; reasons: string[] }[];
  /** What looked like several requests: the places are those of the words, from 0, the end left out. */
  segments: { text: string; from: number; to: number; guesses: ContactRecord['guesses'] }[];
  alerts: { alert: string; level: 'high' | 'emergency'; numbers: string[]; rule: string; reason: string }[];
  dossiers: DossierOfContact[];
  messages: { channel: MessageChannel; state: MessageState }[];
}

export interface DossierOfContact {
  number: string;
  demarche: string | null;
  service: string | null;
  administration: string | null;
  confidential: boolean;
  /** It is about a part of the contact's words. */
  split: boolean;
}

export interface Chosen {
  /** Narrows `contact`; its own parameters begin at $2. */
  where: string;
  parameters: unknown[];
  order: string;
  limit: number;
}

/** The one statement behind lists, piles and pages: nothing leaves it unmasked (DP-05). */
export async function contactRecords(
  tx: TownTransaction,
  { where, parameters, order, limit }: Chosen,
): Promise<ContactRecord[]> {
  const contacts = await tx.query<ContactRecord>(
    `SELECT contact.id, channel, source, received_at, stored_at, updated_at, state, contact.reason, chrono, language, subject,
            ${saidSenderSql} AS sender, facts, service_id,
            latest.demarche_id, latest.confidence, latest.decision, latest.decided_by,
            coalesce(first.guesses, '[]') AS guesses, coalesce(first.segments, '[]') AS segments, coalesce(first.alerts, '[]') AS alerts, opened.dossiers, said.messages
     FROM contact
     LEFT JOIN LATERAL (
       SELECT demarche_id, confidence, decision, decided_by FROM qualification
       WHERE town_id = $1 AND contact_id = contact.id ORDER BY created_at DESC, id DESC LIMIT 1) AS latest ON true
     LEFT JOIN LATERAL (
       SELECT guesses, segments, alerts FROM qualification
       WHERE town_id = $1 AND contact_id = contact.id
       -- Of a mail that was first taken for a machine's, what was found once a person had said that it is none.
       ORDER BY guesses = '[]', created_at, id LIMIT 1) AS first ON true
     CROSS JOIN LATERAL (
       SELECT coalesce(jsonb_agg(jsonb_build_object(
         'number', number, 'demarche', dossier.demarche_id, 'service', dossier.service_id,
         'administration', dossier.administration_id, 'confidential', dossier.confidential,
         'split', words IS NOT NULL) ORDER BY number), '[]') AS dossiers
       FROM dossier_contact JOIN dossier ON dossier.town_id = $1 AND dossier.id = dossier_id
       WHERE dossier_contact.town_id = $1 AND contact_id = contact.id) AS opened
     CROSS JOIN LATERAL (
       SELECT coalesce(jsonb_agg(jsonb_build_object('channel', message.channel, 'state', message.state)
         ORDER BY message.composed_at, message.id), '[]') AS messages
       FROM dossier_contact JOIN message ON message.town_id = $1 AND message.dossier_id = dossier_contact.dossier_id AND transmission_id IS NULL
       WHERE dossier_contact.town_id = $1 AND contact_id = contact.id) AS said
     WHERE contact.town_id = $1 AND ${where} ORDER BY ${order} LIMIT ${limit}`,
    [tx.townId, ...parameters],
  );
  return contacts.map(maskRecord);
}
