import { Module, type DynamicModule } from '@nestjs/common';
import { PipelineModule } from './pipeline/pipeline.module.js';
import { stages } from './pipeline/stages.js';
import type { Environment } from './platform/config/index.js';
import { PlatformModule } from './platform/platform.module.js';
import { TownsModule } from './towns/index.js';
import { ChannelsModule } from './wiring/channels.module.js';
import { Eraser } from './wiring/eraser.js';
import { Housekeeping } from './wiring/housekeeping.js';
import { Watchers } from './wiring/watchers.js';

/** The line, without a door of its own: stages, mailboxes, scan folders, clock. */
@Module({})
export class WorkerModule {
  static register(environment: Environment, serviceUrl: string): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.register(environment, serviceUrl, stages),
        TownsModule,
        PipelineModule.register({ worker: true, concurrency: environment.WORKER_CONCURRENCY }),
        ChannelsModule.register(),
      ],
      providers: [Watchers, Housekeeping, Eraser],
    };
  }
}
