import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SERVICE_DATABASE_URL } from './service-url.js';
import { serviceOptions } from './service-options.js';
import { TownDatabase } from './town-database.js';
import { WorkerPresence } from './worker-presence.js';

@Global()
@Module({})
export class DatabaseModule {
  static connect(serviceUrl: string): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [TypeOrmModule.forRoot({ ...serviceOptions(serviceUrl), retryAttempts: 3 })],
      providers: [TownDatabase, WorkerPresence, { provide: SERVICE_DATABASE_URL, useValue: serviceUrl }],
      exports: [TownDatabase, WorkerPresence, SERVICE_DATABASE_URL],
    };
  }
}
