import { statusOutcome, type OnSmsStatus } from '../channels/sms/index.js';
import { messageDelivered, messageFailed } from '../dossiers/message-outcome.js';
import { owe } from '../pipeline/outbox.js';
import type { Clock } from '../platform/clock/index.js';
import type { TownDatabase } from '../platform/database/index.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Writes down what the carrier tells of an SMS, in whatever order it tells it. */
export function onSmsStatus(database: TownDatabase, clock: Clock): OnSmsStatus {
  return async (_sid, status, errorCode, { townId, messageId }) => {
    const told = statusOutcome(status, errorCode);
    if (!told || !uuid.test(townId) || !uuid.test(messageId)) return;
    await database.inTown(townId, async (tx) => {
      if (told.outcome === 'delivered') await messageDelivered(tx, messageId, null, clock.now());
      if (told.outcome !== 'refused') return;
      const dossierId = await messageFailed(tx, messageId, 'refused', told.failure, clock.now());
      if (dossierId !== null) await owe(tx, [{ stage: 'loopback', subjectId: dossierId }]);
    });
  };
}
