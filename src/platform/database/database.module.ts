import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { MixedList } from 'typeorm';
import { SERVICE_DATABASE_URL } from './service-url.js';
import { SnakeNaming } from './snake-naming.js';
import { TownDatabase } from './town-database.js';
import { WorkerPresence } from './worker-presence.js';

const poolSize = 20;

@Global()
@Module({})
export class DatabaseModule {
  static connect(serviceUrl: string, entities: MixedList<new () => object>): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: serviceUrl,
          entities: entities as never,
          namingStrategy: new SnakeNaming(),
          poolSize,
          retryAttempts: 3,
        }),
      ],
      providers: [TownDatabase, WorkerPresence, { provide: SERVICE_DATABASE_URL, useValue: serviceUrl }],
      exports: [TownDatabase, WorkerPresence, SERVICE_DATABASE_URL],
    };
  }
}
