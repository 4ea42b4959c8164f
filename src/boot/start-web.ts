import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import type { Environment } from '../platform/config/index.js';
import { LOGGER, NestLines } from '../platform/logs/index.js';
import { prepareWeb } from './prepare-web.js';
import { startLine } from './start-line.js';

/**
 * Starts the doors, and the line with them unless another process runs it.
 *
 * @param more the demo's module, in the demo
 */
export async function startWeb(
  environment: Environment,
  serviceUrl: string,
  more: DynamicModule[],
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.register(environment, serviceUrl, more),
    new FastifyAdapter({
      trustProxy: (_address, hop) => hop < environment.PROXY_HOPS,
      bodyLimit: 10 * 1024 * 1024,
    }),
    { bufferLogs: true, abortOnError: false },
  );
  app.useLogger(new NestLines(app.get(LOGGER)));
  await prepareWeb(app, environment);
  await app.listen(environment.PORT, environment.HOST);
  if (environment.LINE === 'here') await startLine(app);
  return app;
}
