import { Global, Module } from '@nestjs/common';
import { Towns } from './towns.js';

/** Needs the database and the clock. */
@Global()
@Module({ providers: [Towns], exports: [Towns] })
export class TownsModule {}
