import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/index.js';
import { CounterModule } from './channels/counter/index.js';
import { WebFormModule } from './channels/web/index.js';
import { DesksModule } from './desks/index.js';
import { PipelineModule } from './pipeline/pipeline.module.js';
import { stages } from './pipeline/stages.js';
import type { Environment } from './platform/config/index.js';
import { PlatformModule } from './platform/platform.module.js';
import { TownsModule } from './towns/index.js';
import { ChannelsModule } from './wiring/channels.module.js';
import { HealthController } from './wiring/health.controller.js';
import { Eraser } from './wiring/eraser.js';
import { Housekeeping } from './wiring/housekeeping.js';
import { Watchers } from './wiring/watchers.js';

/** Everybody: the doors, the desks, and the line unless another process runs it. */
@Module({})
export class AppModule {
  static register(environment: Environment, serviceUrl: string, more: DynamicModule[] = []): DynamicModule {
    const worker = environment.LINE === 'here';
    return {
      module: AppModule,
      imports: [
        PlatformModule.register(environment, serviceUrl, stages),
        TownsModule,
        AccessModule.register({ demoVisitor: environment.DEMO }),
        PipelineModule.register({ worker, concurrency: environment.WORKER_CONCURRENCY }),
        ChannelsModule.register(),
        DesksModule,
        WebFormModule,
        CounterModule,
        ...more,
      ],
      controllers: [HealthController],
      providers: worker ? [Watchers, Housekeeping, Eraser] : [],
    };
  }
}
