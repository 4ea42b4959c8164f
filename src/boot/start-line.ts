import type { INestApplicationContext } from '@nestjs/common';
import { Retraining } from '../pipeline/qualification/models/index.js';
import { Sweeper } from '../pipeline/sweeper.js';
import { Clockwork } from '../pipeline/timers/index.js';
import { Eraser } from '../wiring/eraser.js';
import { Housekeeping } from '../wiring/housekeeping.js';
import { Watchers } from '../wiring/watchers.js';

/** Opens mailboxes and scan folders, and takes up what was left; the queues are served from the application's start. */
export async function startLine(app: INestApplicationContext): Promise<void> {
  await app.get(Watchers, { strict: false }).start();
  app.get(Sweeper, { strict: false }).start();
  app.get(Clockwork, { strict: false }).start();
  app.get(Retraining, { strict: false }).start();
  app.get(Housekeeping, { strict: false }).start();
  app.get(Eraser, { strict: false }).start();
}
