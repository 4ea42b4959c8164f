import { Module } from '@nestjs/common';
import { VisitsController } from './visits.controller.js';

/** The counter: an agent writes down what a visitor asks. Needs the line's way in, the towns and the clock, all global. */
@Module({ controllers: [VisitsController] })
export class CounterModule {}
