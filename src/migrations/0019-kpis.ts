import type { MigrationInterface, QueryRunner } from 'typeorm';
import { serviceRole } from './seal.js';

/**
 * What the indicators count (rules.md, section 10). Four views of facts, and one view per population on top of them; docs/kpis.md
 * says what each column means. Every kpi_ view has `at` (the moment it counts in), service, channel and démarche; where a figure
 * is known only later, `ripe_at` says from when. All run with the rights of who asks: the seal between towns holds.
 */
export class Kpis1772000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The channel of the contact it was opened for: it never changes. What was joined since may have come by another.
      ALTER TABLE dossier ADD COLUMN came_by text;
      UPDATE dossier SET came_by = (
        SELECT contact.channel FROM dossier_contact link
        JOIN contact ON contact.town_id = link.town_id AND contact.id = link.contact_id
        WHERE link.town_id = dossier.town_id AND link.dossier_id = dossier.id
        ORDER BY contact.state = 'joined', contact.received_at, contact.id LIMIT 1);
      CREATE INDEX contact_by_reception ON contact (town_id, received_at);
      CREATE INDEX dossier_by_reception ON dossier (town_id, received_at);
      CREATE INDEX dossier_by_closing ON dossier (town_id, closed_at) WHERE state = 'closed';
      CREATE INDEX dossier_by_parent ON dossier (town_id, parent_id) WHERE parent_id IS NOT NULL;
      CREATE INDEX timeline_opened ON timeline (town_id, dossier_id, at) WHERE kind IN ('task-taken', 'answer-written', 'documents-asked');
    `);
    for (const [name, sql] of [...facts, ...kpis])
      await runner.query(
        `CREATE VIEW ${name} WITH (security_invoker = true) AS ${sql}; GRANT SELECT ON ${name} TO ${serviceRole};`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of [...facts, ...kpis].reverse()) await runner.query(`DROP VIEW ${name}`);
    await runner.query(`
      DROP INDEX timeline_opened, dossier_by_parent, dossier_by_closing, dossier_by_reception, contact_by_reception;
      ALTER TABLE dossier DROP COLUMN came_by;
    `);
  }
}

/** How a debt is told without a message that arrived, and what excuses that it is not told at all. */
const byVoice = `debt.state = 'settled' OR (debt.state = 'waived' AND debt.reason = 'told-in-person')`;
const excused = `debt.state = 'waived' AND debt.reason IN ('no_contact', 'withdrawn', 'duplicate')`;

/** Dimensions that are looked up row by row are subqueries of the select list: they cost nothing where nobody asks for them. */
const facts: [string, string][] = [
  [
    'dossier_fact',
    `SELECT town_id, id, parent_id, state, received_at, closed_at, closing_reason, service_id, demarche_id, administration_id,
       legal, tacit_announced, usager_id, came_by AS channel,
       -- What one service does in the dossier of another: nothing of it is owed to the usager (J09).
       parent_id IS NOT NULL AND administration_id IS NULL AND NOT EXISTS (
         SELECT 1 FROM debt WHERE debt.town_id = dossier.town_id AND debt.dossier_id = dossier.id AND debt.kind = 'answer') AS is_part
     FROM dossier`,
  ],
  [
    'contact_fact',
    // A call that goes on is not counted yet; what a machine wrote asks for nothing.
    `SELECT town_id, id, channel, state, reason, received_at AS at, chrono, usager_id, service_id AS door_id,
       facts #>> '{call,outcome}' AS outcome,
       coalesce((facts #>> '{call,transfers}')::int, 0) AS transfers,
       coalesce((facts #>> '{call,withheld}')::boolean, false) AS withheld,
       coalesce((SELECT dossier.service_id FROM dossier_contact link
        JOIN dossier ON dossier.town_id = link.town_id AND dossier.id = link.dossier_id
        WHERE link.town_id = contact.town_id AND link.contact_id = contact.id
        ORDER BY dossier.parent_id IS NOT NULL, dossier.id LIMIT 1), service_id) AS service_id,
       (SELECT demarche_id FROM qualification
        WHERE qualification.town_id = contact.town_id AND contact_id = contact.id ORDER BY created_at DESC, id DESC LIMIT 1) AS demarche_id
     FROM contact WHERE state <> 'open' AND kind IS DISTINCT FROM 'automatic' AND kind IS DISTINCT FROM 'bounce'`,
  ],
  [
    'word_fact',
    // A word owed to the usager and how they were told: written and arrived, by word of mouth, or not with a reason that excuses it.
    `SELECT debt.town_id, debt.dossier_id, debt.kind, debt.key, debt.state, debt.reason, debt.due_at, debt.ended_at, attempts.sent_at,
       CASE WHEN debt.state = 'settled' AND arrived THEN 'message' WHEN ${byVoice} THEN 'voice' WHEN ${excused} THEN 'excused' END AS told
     FROM debt CROSS JOIN LATERAL (
       SELECT bool_or(state = 'delivered') AS arrived, min(sent_at) FILTER (WHERE state IN ('accepted', 'delivered')) AS sent_at
       FROM message WHERE message.town_id = debt.town_id AND message.debt_id = debt.id) AS attempts`,
  ],
  [
    'ending_fact',
    // How the usager of a dossier was told the end of it, and when its first answer went, or was given. What nobody knew the
    // démarche of was set aside with a reason. Joined and grouped at once: a year of it word by word takes several times as long.
    `SELECT d.town_id, d.state, d.received_at, d.closed_at, d.service_id, d.demarche_id, d.legal, d.tacit_announced, d.came_by AS channel,
       d.parent_id IS NOT NULL AND d.administration_id IS NULL AND count(*) FILTER (WHERE debt.kind = 'answer') = 0 AS is_part,
       CASE WHEN bool_or(debt.state = 'settled' AND message.state = 'delivered') THEN 'message' WHEN bool_or(${byVoice}) THEN 'voice'
            WHEN bool_or(${excused}) OR d.demarche_id IS NULL OR d.closing_reason IN ('no_contact', 'withdrawn', 'duplicate') THEN 'excused'
            ELSE 'none' END AS told,
       min(debt.due_at) FILTER (WHERE debt.key = 'answer') AS due_at,
       CASE WHEN bool_or((${byVoice}) OR (debt.state = 'waived' AND debt.reason = 'no_contact')) FILTER (WHERE debt.key = 'answer') THEN coalesce(
         min(message.sent_at) FILTER (WHERE debt.key = 'answer' AND message.state IN ('accepted', 'delivered')),
         min(debt.ended_at) FILTER (WHERE debt.key = 'answer')) END AS answered_at,
       bool_or(debt.state = 'waived' AND debt.reason NOT IN ('no_contact', 'told-in-person', 'unreachable')) FILTER (WHERE debt.key = 'answer') AS gone
     FROM dossier d
     LEFT JOIN debt ON debt.town_id = d.town_id AND debt.dossier_id = d.id AND debt.kind IN ('answer', 'orientation', 'transmission-notice')
     LEFT JOIN message ON message.town_id = debt.town_id AND message.debt_id = debt.id
     GROUP BY d.town_id, d.id`,
  ],
];

const dimensions = 'service_id, channel, demarche_id';
const ofDossier = 'd.town_id, d.service_id, d.channel, d.demarche_id';

const kpis: [string, string][] = [
  [
    'kpi_k1',
    `SELECT town_id, at, door_id AS service_id, channel, demarche_id, 1 AS arrived,
       (way NOT IN ('', 'closed', 'danger'))::int AS returned, (way NOT IN ('closed', 'danger'))::int AS counted,
       (way = 'closed')::int AS out_of_hours, (way = 'danger')::int AS wanted
     FROM contact_fact CROSS JOIN LATERAL (
       SELECT coalesce((SELECT CASE WHEN transfers > 0 THEN data ->> 'reason' END FROM contact_event
         WHERE contact_event.town_id = contact_fact.town_id AND contact_id = contact_fact.id AND kind = 'dial' AND (data ->> 'transfer')::boolean
         ORDER BY position LIMIT 1), '') AS way) AS first_transfer
     WHERE channel = 'call' AND door_id IS NOT NULL`,
  ],
  [
    'kpi_k2',
    `SELECT town_id, at, ${dimensions}, 1 AS calls,
       (demarche_id IS NULL)::int AS unqualified, (demarche_id IS NOT NULL)::int AS qualified,
       (demarche_id IS NOT NULL AND outside)::int AS external, (demarche_id IS NOT NULL AND moved)::int AS reassigned
     FROM contact_fact CROSS JOIN LATERAL (
       SELECT coalesce(bool_or(administration_id IS NOT NULL OR EXISTS (
           SELECT 1 FROM debt WHERE debt.town_id = d.town_id AND debt.dossier_id = d.id AND debt.kind = 'orientation')),
         (SELECT configuration #>> '{actor,type}' = 'external' FROM demarche
          WHERE demarche.town_id = contact_fact.town_id AND demarche.id = contact_fact.demarche_id), false) AS outside,
         coalesce(bool_or(EXISTS (
           SELECT 1 FROM reassignment WHERE reassignment.town_id = d.town_id AND reassignment.dossier_id = d.id)), false) AS moved
       FROM dossier_contact link JOIN dossier d ON d.town_id = link.town_id AND d.id = link.dossier_id
       WHERE link.town_id = contact_fact.town_id AND link.contact_id = contact_fact.id) AS fate
     WHERE channel = 'call' AND outcome <> 'abandoned'`,
  ],
  [
    'kpi_k3',
    `SELECT town_id, at, ${dimensions}, 1 AS received,
       (chrono IS NOT NULL AND state NOT IN ('received', 'read', 'quarantined') AND (service_id IS NOT NULL OR state = 'set-aside'))::int AS traced
     FROM contact_fact WHERE channel = 'letter'`,
  ],
  [
    // In hours of the service's calendar, which only the program knows.
    'kpi_k4',
    `SELECT ${ofDossier}, d.received_at AS at, opened_at FROM dossier_fact d JOIN (
       SELECT town_id, dossier_id, min(at) AS opened_at FROM timeline
       WHERE kind IN ('task-taken', 'answer-written', 'documents-asked') GROUP BY town_id, dossier_id) AS opened
     ON opened.town_id = d.town_id AND opened.dossier_id = d.id`,
  ],
  [
    'kpi_k5',
    `SELECT town_id, ${dimensions}, closed_at AS at, 1 AS closed, (told <> 'excused')::int AS owed,
       (told = 'message')::int AS told, (told = 'voice')::int AS voiced, (told = 'excused')::int AS excused
     FROM ending_fact WHERE state = 'closed' AND NOT is_part`,
  ],
  [
    'kpi_k6',
    `SELECT town_id, ${dimensions}, received_at AS at, extract(epoch FROM answered_at - received_at) / 86400 AS days,
       -- Null where the law asks for no complete acknowledgement, or the dossier is not closed.
       CASE WHEN legal ->> 'ack' = 'full' AND channel NOT IN ('call', 'counter') THEN (tacit_announced IS NOT NULL)::int END AS complete,
       CASE WHEN state = 'closed' AND told <> 'excused' THEN (told = 'message')::int END AS told
     FROM ending_fact WHERE answered_at IS NOT NULL`,
  ],
  [
    'kpi_k7',
    `SELECT ${ofDossier}, d.received_at AS at, d.received_at + interval '7 days' AS ripe_at, 1 AS needs,
       (d.state = 'closed' AND d.channel IN ('call', 'counter') AND d.closed_at <= d.received_at + interval '1 hour'
        AND coalesce(d.closing_reason, '') NOT IN ('withdrawn', 'duplicate') AND NOT EXISTS (
          SELECT 1 FROM dossier_contact link JOIN contact ON contact.town_id = link.town_id AND contact.id = link.contact_id
          WHERE link.town_id = d.town_id AND link.dossier_id = d.id
          AND contact.received_at > d.received_at AND contact.received_at <= d.received_at + interval '7 days'))::int AS solved
     FROM dossier_fact d WHERE demarche_id IS NOT NULL AND NOT is_part
     UNION ALL
     SELECT town_id, ${dimensions}, at, at + interval '7 days', 1, (NOT EXISTS (
       SELECT 1 FROM contact_fact again WHERE again.town_id = first.town_id AND again.usager_id = first.usager_id
       AND again.at > first.at AND again.at <= first.at + interval '7 days' AND again.demarche_id IS NOT DISTINCT FROM first.demarche_id))::int
     FROM contact_fact first WHERE state = 'answered'`,
  ],
  [
    'kpi_k8',
    `SELECT town_id, at, ${dimensions}, 1 AS contacts,
       ((state = 'set-aside' AND reason = 'duplicate') OR (state = 'joined' AND EXISTS (
         SELECT 1 FROM dossier_contact link JOIN dossier ON dossier.town_id = link.town_id AND dossier.id = link.dossier_id
         LEFT JOIN usager ours ON ours.town_id = dossier.town_id AND ours.id = dossier.usager_id
         LEFT JOIN usager theirs ON theirs.town_id = dossier.town_id AND theirs.id = contact_fact.usager_id
         WHERE link.town_id = contact_fact.town_id AND link.contact_id = contact_fact.id
         AND (link.reminds OR coalesce(ours.merged_into, ours.id) <> coalesce(theirs.merged_into, theirs.id)))))::int AS duplicates
     FROM contact_fact`,
  ],
  [
    'kpi_k8_letters',
    `SELECT town_id, at, ${dimensions}, 1 AS letters, (services > 1)::int AS seen_by_two
     FROM contact_fact CROSS JOIN LATERAL (
       SELECT count(DISTINCT each.id) AS services FROM dossier_contact link
       JOIN dossier ON dossier.town_id = link.town_id AND dossier.id = link.dossier_id
       LEFT JOIN reassignment ON reassignment.town_id = link.town_id AND reassignment.dossier_id = link.dossier_id
       CROSS JOIN LATERAL (VALUES (dossier.service_id), (from_service_id), (to_service_id)) AS each (id)
       WHERE link.town_id = contact_fact.town_id AND link.contact_id = contact_fact.id) AS seen
     WHERE channel = 'letter'`,
  ],
  [
    'kpi_k9',
    `SELECT ${ofDossier}, d.received_at AS at, 1 AS dossiers, moves, (moves >= 2)::int AS twice
     FROM dossier_fact d CROSS JOIN LATERAL (
       SELECT count(*)::int AS moves FROM reassignment WHERE reassignment.town_id = d.town_id AND dossier_id = d.id) AS moved`,
  ],
  ['kpi_k9_calls', `SELECT town_id, at, ${dimensions}, 1 AS calls, transfers FROM contact_fact WHERE channel = 'call'`],
  [
    'kpi_k10',
    `SELECT ${ofDossier}, d.received_at AS at, least(due_at, ended_at) AS ripe_at, 1 AS promised, (told IS NOT DISTINCT FROM 'message')::int AS confirmed
     FROM dossier_fact d JOIN word_fact word ON word.town_id = d.town_id AND word.dossier_id = d.id AND key = 'written-confirmation'
     WHERE d.channel = 'call' AND (word.state <> 'waived' OR reason = 'unreachable')`,
  ],
  [
    'kpi_k11_registered',
    `SELECT ${ofDossier}, d.received_at AS at, least(due_at, first_at) AS ripe_at, 1 AS sendings, (first_at IS NOT NULL AND first_at <= due_at)::int AS registered
     FROM dossier_fact d CROSS JOIN LATERAL (
       SELECT min(due_at) AS due_at, min(sent_at) AS first_at FROM word_fact WHERE word_fact.town_id = d.town_id AND dossier_id = d.id
       AND key IN ('registration-notice', 'acknowledgement', 'orientation') AND told IS DISTINCT FROM 'excused') AS first_word
     WHERE d.channel IN ('email', 'web_form') AND due_at IS NOT NULL`,
  ],
  [
    'kpi_k11_received',
    `SELECT ${ofDossier}, d.received_at AS at, least(timer.due_at, first_at) AS ripe_at, 1 AS sendings, (first_at IS NOT NULL AND first_at <= timer.due_at)::int AS received
     FROM dossier_fact d JOIN timer ON timer.town_id = d.town_id AND timer.dossier_id = d.id AND timer.key = 'acknowledgement-late'
     CROSS JOIN LATERAL (
       SELECT min(sent_at) AS first_at, bool_or(told = 'excused') AS excused FROM word_fact WHERE word_fact.town_id = d.town_id AND dossier_id = d.id
       AND kind IN ('acknowledgement', 'written-confirmation', 'orientation', 'transmission-notice', 'answer')) AS first_word
     WHERE d.channel IN ('email', 'web_form') AND d.parent_id IS NULL AND (first_at IS NOT NULL OR excused IS NOT TRUE)`,
  ],
  [
    'kpi_k11_letters',
    `SELECT ${ofDossier}, d.received_at AS at, least(due_at, ended_at) AS ripe_at, 1 AS requests,
       (told IS NOT DISTINCT FROM 'message' AND d.tacit_announced IS NOT NULL)::int AS complete
     FROM dossier_fact d JOIN word_fact word ON word.town_id = d.town_id AND word.dossier_id = d.id AND key = 'acknowledgement'
     WHERE d.channel = 'letter' AND d.administration_id IS NULL AND (d.legal IS NULL OR d.legal ->> 'ack' = 'full') AND word.state <> 'waived'`,
  ],
  [
    'kpi_k12',
    `SELECT town_id, at, ${dimensions}, 1 AS calls, (outcome = 'abandoned')::int AS abandoned FROM contact_fact WHERE channel = 'call'`,
  ],
  [
    // In time by the town's calendar, which only the program knows.
    'kpi_k12_abandoned',
    `SELECT town_id, at, ${dimensions}, (
       SELECT min(event.at) FROM dossier_contact link
       JOIN timeline event ON event.town_id = link.town_id AND event.dossier_id = link.dossier_id
       WHERE link.town_id = contact_fact.town_id AND link.contact_id = contact_fact.id
       AND event.kind = 'called-back' AND event.at >= contact_fact.at) AS called_back_at
     FROM contact_fact WHERE channel = 'call' AND outcome = 'abandoned' AND NOT withheld`,
  ],
  [
    'kpi_k13',
    `SELECT ${ofDossier}, sent_at AS at, 1 AS sent, extract(epoch FROM sent_at - d.received_at) / 86400 AS days,
       (late.due_at IS NULL OR sent_at <= late.due_at)::int AS in_time, (told IS DISTINCT FROM 'excused')::int AS reachable,
       coalesce((told IN ('message', 'voice'))::int, 0) AS noticed
     FROM transmission JOIN dossier_fact d ON d.town_id = transmission.town_id AND d.id = transmission.dossier_id
     LEFT JOIN timer late ON late.town_id = d.town_id AND late.dossier_id = d.id AND late.key = 'transmission-late'
     LEFT JOIN LATERAL (SELECT told FROM word_fact WHERE word_fact.town_id = d.town_id AND dossier_id = d.id AND key = 'transmission-notice') AS notice ON true
     WHERE transmission.state IN ('sent', 'answered')`,
  ],
  [
    // Several needs of one letter (J24) are no chain, nor are the parts of one answer (J09).
    'kpi_k14',
    `SELECT ${ofDossier}, d.received_at AS at, 1 AS chains, contacts, visits
     FROM dossier_fact d JOIN (SELECT town_id, parent_id FROM dossier_fact WHERE parent_id IS NOT NULL AND NOT is_part GROUP BY town_id, parent_id) AS chain
       ON chain.town_id = d.town_id AND chain.parent_id = d.id
     CROSS JOIN LATERAL (
       SELECT count(DISTINCT contact.id)::int AS contacts, count(DISTINCT contact.id) FILTER (WHERE contact.channel = 'counter')::int AS visits
       FROM (SELECT d.id UNION ALL SELECT id FROM dossier WHERE dossier.town_id = d.town_id AND dossier.parent_id = d.id) AS member
       JOIN dossier_contact link ON link.town_id = d.town_id AND link.dossier_id = member.id
       JOIN contact ON contact.town_id = d.town_id AND contact.id = link.contact_id) AS held
     WHERE NOT EXISTS (SELECT 1 FROM debt WHERE debt.town_id = d.town_id AND dossier_id = d.id AND debt.kind = 'split-notice')`,
  ],
  [
    'kpi_k15',
    `SELECT town_id, ${dimensions}, received_at AS at, least(due_at, answered_at) AS ripe_at, 1 AS promised, (answered_at IS NOT NULL AND answered_at <= due_at)::int AS kept
     FROM ending_fact WHERE NOT gone`,
  ],
  [
    'kpi_k16',
    `SELECT ${ofDossier}, survey.closed_at AS at, 1 AS asked, (answered_at IS NOT NULL)::int AS answered, solved::int AS solved,
       satisfaction, (satisfaction IS NOT NULL)::int AS marked
     FROM survey JOIN dossier_fact d ON d.town_id = survey.town_id AND d.id = survey.dossier_id`,
  ],
  [
    // One row for each time a dossier was closed.
    'kpi_k16_reopened',
    `SELECT ${ofDossier}, closed_at AS at, closed_at + interval '15 days' AS ripe_at, 1 AS closed, 0 AS reopened FROM dossier_fact d WHERE state = 'closed' AND NOT is_part
     UNION ALL
     SELECT ${ofDossier}, reopening.closed_at, reopening.closed_at + interval '15 days', 1,
       (reopening.at <= reopening.closed_at + interval '15 days')::int
     FROM reopening JOIN dossier_fact d ON d.town_id = reopening.town_id AND d.id = reopening.dossier_id`,
  ],
  [
    'kpi_k17',
    `SELECT ${ofDossier}, coalesce(message.sent_at, message.composed_at) AS at, 1 AS sent, failed::int AS failed, (failed AND ways < 2)::int AS stranded
     FROM message JOIN dossier_fact d ON d.town_id = message.town_id AND d.id = message.dossier_id
     CROSS JOIN LATERAL (SELECT message.state IN ('refused', 'bounced') AS failed) AS outcome
     CROSS JOIN LATERAL (
       SELECT CASE WHEN failed THEN (SELECT count(DISTINCT kind) FROM identity
         WHERE identity.town_id = d.town_id AND identity.usager_id = d.usager_id AND kind IN ('phone', 'email', 'postal')) END AS ways) AS known
     WHERE transmission_id IS NULL AND message.state NOT IN ('composed', 'sending', 'dropped')`,
  ],
];
