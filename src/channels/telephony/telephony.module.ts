import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { INTAKE_DOOR } from '../../pipeline/intake/door.types.js';
import { Clock } from '../../platform/clock/index.js';
import { LOGGER, type Logger } from '../../platform/logs/index.js';
import { CallJournal, type CallDoor } from './call-journal.js';
import { KnownLines } from './known-lines.js';
import { DANGER, HINT, LINES, TELEPHONY_SETTINGS } from './lines.js';
import type { DangerIn, HintFor, Lines, TelephonySettings } from './lines.js';
import { LiveCalls } from './live-calls.js';
import { CallSignatureGuard } from './signature.guard.js';
import { VoiceController } from './voice.controller.js';

/** The telephone: calls come in by signed webhooks and leave one contact each. */
@Module({})
export class TelephonyModule {
  /**
   * @param around what gives LINES, HINT, DANGER, TELEPHONY_SETTINGS and INTAKE_DOOR, when no global module does;
   *   LOGGER and Clock come from the platform's global modules
   */
  static register(around: Pick<ModuleMetadata, 'imports' | 'providers'>): DynamicModule {
    return {
      module: TelephonyModule,
      imports: around.imports ?? [],
      controllers: [VoiceController],
      providers: [
        ...(around.providers ?? []),
        CallSignatureGuard,
        {
          provide: LiveCalls,
          inject: [LINES, INTAKE_DOOR, Clock, HINT, DANGER, TELEPHONY_SETTINGS, LOGGER],
          useFactory: (
            lines: Lines,
            door: CallDoor,
            clock: Clock,
            hint: HintFor,
            danger: DangerIn,
            settings: TelephonySettings,
            logger: Logger,
          ) => new LiveCalls(new KnownLines(lines), new CallJournal(door, clock), { hint, danger }, settings, logger),
        },
      ],
    };
  }
}
