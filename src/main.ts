import { openDatabase, type OpenDatabase } from './boot/open-database.js';
import { refuseTakenPort } from './boot/refuse-taken-port.js';
import { startWeb } from './boot/start-web.js';
import { untilToldToStop } from './boot/until-told-to-stop.js';
import { whyItEnds } from './boot/why-it-ends.js';
import { readEnvironment } from './platform/config/index.js';

let database: OpenDatabase | null = null;
try {
  const given = readEnvironment();
  await refuseTakenPort(given);
  // Several web processes may share a database somebody runs for them; a folder, and a demo, are one's own.
  const opened = await openDatabase(given, { isAlone: given.DEMO || !given.DATABASE_URL });
  database = opened;
  // Loaded only here, and never in production: readEnvironment refuses DEMO there.
  const demo = given.DEMO ? await (await import('./demo/index.js')).prepareDemo(given, opened) : null;
  const app = await startWeb(demo?.environment ?? given, opened.serviceUrl, demo ? [demo.module] : []);
  await demo?.begin(app);
  untilToldToStop(async () => {
    await demo?.stop();
    await app.close();
    await opened.stop();
  });
  process.stdout.write(`Aiguillage ready: ${given.PUBLIC_URL}\n`);
} catch (error) {
  await database?.stop().catch(() => undefined);
  process.stderr.write(`${whyItEnds(error)}\n`);
  process.exit(1);
}
