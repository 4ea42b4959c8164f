import type { TownDatabase } from '../platform/database/index.js';
import type { TownConfiguration } from '../towns/configuration/index.js';
import type { Carrier } from './carrier/index.js';
import type { DemoMail } from './mail/index.js';

/** One message as its recipient has it. */
export interface Left {
  id: string;
  channel: 'email' | 'sms' | 'letter';
  to: string;
  subject: string | null;
  text: string;
  /** ISO instant. */
  at: string;
  dossierNumber: string | null;
}

/** Mails the mail server took from this town. */
export function mailsLeft(mail: DemoMail, town: TownConfiguration): Left[] {
  const own = new Set(town.mailboxes.map(({ address }) => address));
  return mail.sent
    .filter(({ from }) => own.has(from))
    .map(({ to, subject, text, date, messageId }) => ({
      id: messageId ?? `${to[0]} ${date.toISOString()}`,
      channel: 'email' as const,
      to: to.join(', '),
      subject,
      text,
      at: date.toISOString(),
      dossierNumber: numberIn(town, `${subject} ${text}`),
    }));
}

/** SMS the carrier took for this town, told apart by the town's name, which begins every SMS (CA-03). */
export function smsLeft(carrier: Carrier, town: TownConfiguration): Left[] {
  return carrier.sent
    .filter(({ body }) => body.includes(`${town.code}-`) || body.startsWith(town.name))
    .map(({ sid, to, body, takenAt }) => ({
      id: sid,
      channel: 'sms' as const,
      to,
      subject: null,
      text: body,
      at: takenAt.toISOString(),
      dossierNumber: numberIn(town, body),
    }));
}

/** Letters that lie in the print folder. */
export async function lettersLeft(database: TownDatabase, townId: string): Promise<Left[]> {
  const letters = await database.inTown(townId, (tx) =>
    tx.query<Omit<Left, 'at'> & { at: Date }>(
      `SELECT message.id, 'letter' AS channel, coalesce(recipient_name || E'\\n', '') || recipient AS to, subject, body AS text, ended_at AS at,
              dossier.number AS "dossierNumber"
       FROM message JOIN dossier ON dossier.town_id = message.town_id AND dossier.id = dossier_id
       WHERE message.town_id = $1 AND channel = 'letter' AND message.state = 'delivered' ORDER BY ended_at DESC LIMIT 100`,
      [townId],
    ),
  );
  return letters.map((letter) => ({ ...letter, at: letter.at.toISOString() }));
}

function numberIn({ code }: TownConfiguration, text: string): string | null {
  return new RegExp(`\\b${code}-\\d{4}-\\d{6}\\b`).exec(text)?.[0] ?? null;
}
