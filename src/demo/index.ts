import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import type { OpenDatabase } from '../boot/open-database.js';
import type { Environment } from '../platform/config/index.js';
import { LOGGER } from '../platform/logs/index.js';
import { applyTowns } from '../towns/apply/index.js';
import { loadConfiguration, type TownConfiguration } from '../towns/configuration/index.js';
import { startCarrier } from './carrier/index.js';
import { Day } from './day/day.js';
import { Player } from './day/player.js';
import { demoKeys } from './demo-keys.js';
import { DemoModule } from './demo.module.js';
import { startDemoMail } from './mail/index.js';

export interface Demo {
  /** The given environment, with the demo's carrier and mail server in it. */
  environment: Environment;
  module: DynamicModule;
  /** Once the application listens. */
  begin(app: INestApplicationContext): Promise<void>;
  stop(): Promise<void>;
}

/** Loads the two fictional towns and starts the world around them: a carrier, a mail server, a scanner, usagers. */
export async function prepareDemo(given: Environment, database: OpenDatabase): Promise<Demo> {
  const towns = await loadTowns(given, database);
  const account = { accountSid: `AC${randomBytes(16).toString('hex')}`, authToken: randomBytes(16).toString('hex') };
  const appUrl = `http://127.0.0.1:${given.PORT}`;
  const carrier = await startCarrier({ ...account, publicUrl: given.PUBLIC_URL, appUrl });
  const mailboxes = towns.flatMap((town) => town.mailboxes);
  const mail = await startDemoMail({ addresses: mailboxes.map(({ address }) => address) });
  // What the configuration names as secrets is in the environment, here as anywhere.
  for (const { address, url } of mailboxes) process.env[url.env] = mail.imapUrl(address);
  const environment: Environment = {
    ...given,
    SMTP_URL: mail.smtpUrl,
    TWILIO_ACCOUNT_SID: account.accountSid,
    TWILIO_AUTH_TOKEN: account.authToken,
    TWILIO_API_URL: carrier.url,
    SESSION_SECRET: given.SESSION_SECRET ?? keptSecret(given.DATA_DIR),
  };
  const keys = await demoKeys(database.serviceUrl);
  const player = new Player({ carrier, mail, dataDir: given.DATA_DIR, appUrl, towns, keys });
  let day: Day | null = null;
  return {
    environment,
    module: DemoModule.register({ player, mail, carrier, towns }),
    begin: async (app) => {
      day = new Day(player, app.get(LOGGER));
      day.begin();
    },
    stop: async () => {
      await day?.end();
      await carrier.stop();
      await mail.stop();
    },
  };
}

async function loadTowns({ CONFIG_DIR }: Environment, { ownerUrl }: OpenDatabase): Promise<TownConfiguration[]> {
  const { configuration, problems } = await loadConfiguration(CONFIG_DIR);
  if (!configuration)
    throw new Error(problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  await applyTowns(ownerUrl, configuration);
  return configuration.towns;
}

/** Whoever was signed in stays so after a restart. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'demo.secret');
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}
