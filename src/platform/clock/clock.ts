import { Global, Injectable, Module } from '@nestjs/common';

/** The time, as everybody asks for it: tests set it, so that a deadline is a date and not a wait. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

@Global()
@Module({ providers: [Clock], exports: [Clock] })
export class ClockModule {}
