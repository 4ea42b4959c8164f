import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AccessModule } from './access/index.js';
import { CounterModule } from './channels/counter/index.js';
import { WebFormModule } from './channels/web/index.js';
import { DesksModule } from './desks/index.js';
import { INTAKE_DOOR } from './pipeline/intake/door.types.js';
import { LineStart } from './pipeline/line-start.js';
import { Clock } from './platform/clock/index.js';
import { ENVIRONMENT } from './platform/config/index.js';
import { TownDatabase } from './platform/database/index.js';
import { DocumentStore } from './platform/documents/index.js';
import { LOGGER } from './platform/logs/index.js';
import { Towns } from './towns/index.js';

export const openApiFile = fileURLToPath(new URL('../web/openapi.json', import.meta.url));

/** What the routes stand on. Their description is in the code: nothing of this is ever called. */
const stoodOn = [ENVIRONMENT, LOGGER, Clock, TownDatabase, DocumentStore, Towns, LineStart, INTAKE_DOOR];

@Global()
@Module({ providers: stoodOn.map((provide) => ({ provide, useValue: null })), exports: stoodOn })
class Nothing {}

/** Everything that people's programs call: the console, a town's website. Not the carrier's webhooks. */
@Module({
  imports: [Nothing, AccessModule.register({ demoVisitor: false }), DesksModule, WebFormModule, CounterModule],
})
class Described {}

/** The OpenAPI 3.1 description of our HTTP API, from the code alone: nothing is connected to, nothing is started. */
export async function openApiText(): Promise<string> {
  const app = await NestFactory.create<NestFastifyApplication>(Described, new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  const about = new DocumentBuilder()
    .setTitle('Aiguillage')
    .setDescription(
      'Every contact of a town hall, until the usager is answered. Messages of errors are in French, for people.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A key of `bin/aiguillage keys create`.' })
    .build();
  const document = SwaggerModule.createDocument(app, about);
  await app.close();
  return `${JSON.stringify(document, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(openApiFile, await openApiText());
