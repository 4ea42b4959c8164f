import { UnsafeStart } from './access/index.js';
import { openDatabase } from './boot/open-database.js';
import { startWeb } from './boot/start-web.js';
import { untilToldToStop } from './boot/until-told-to-stop.js';
import { InvalidEnvironment, readEnvironment } from './platform/config/index.js';

try {
  const given = readEnvironment();
  const database = await openDatabase(given);
  // Loaded only here, and never in production: readEnvironment refuses DEMO there.
  const demo = given.DEMO ? await (await import('./demo/index.js')).prepareDemo(given, database) : null;
  const app = await startWeb(demo?.environment ?? given, database.serviceUrl, demo ? [demo.module] : []);
  await demo?.begin(app);
  untilToldToStop(async () => {
    await demo?.stop();
    await app.close();
    await database.stop();
  });
  process.stdout.write(`Aiguillage ready: ${given.PUBLIC_URL}\n`);
} catch (error) {
  const isExpected = error instanceof InvalidEnvironment || error instanceof UnsafeStart;
  process.stderr.write(`${isExpected ? error.message : String((error as Error).stack)}\n`);
  process.exit(1);
}
