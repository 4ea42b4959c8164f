import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { MixedList } from 'typeorm';
import { SnakeNaming } from './snake-naming.js';
import { TownDatabase } from './town-database.js';

/** Connection string of the role the service runs under. */
export const SERVICE_DATABASE_URL = Symbol('SERVICE_DATABASE_URL');

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
      providers: [TownDatabase, { provide: SERVICE_DATABASE_URL, useValue: serviceUrl }],
      exports: [TownDatabase, SERVICE_DATABASE_URL],
    };
  }
}
