import { NestFactory } from '@nestjs/core';
import { openDatabase } from './boot/open-database.js';
import { startLine } from './boot/start-line.js';
import { untilToldToStop } from './boot/until-told-to-stop.js';
import { whyItEnds } from './boot/why-it-ends.js';
import { readEnvironment } from './platform/config/index.js';
import { LOGGER, NestLines } from './platform/logs/index.js';
import { WorkerModule } from './worker.module.js';

try {
  const environment = readEnvironment();
  const database = await openDatabase(environment);
  const app = await NestFactory.createApplicationContext(WorkerModule.register(environment, database.serviceUrl), {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(new NestLines(app.get(LOGGER)));
  await startLine(app);
  untilToldToStop(async () => {
    await app.close();
    await database.stop();
  });
  process.stdout.write('Aiguillage worker ready\n');
} catch (error) {
  process.stderr.write(`${whyItEnds(error)}\n`);
  process.exit(1);
}
