import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { SmsSignatureGuard } from './signature.guard.js';
import { SMS_SETTINGS, SmsDeliverer, type SmsSettings } from './sms-deliverer.js';
import { SmsStatusController } from './status.controller.js';

/** SMS out, and what became of them. */
@Module({})
export class SmsModule {
  /**
   * @param around what gives SMS_SETTINGS, ON_SMS_STATUS and INTAKE_DOOR, when no global module does; LOGGER comes
   *   from the platform's global module
   */
  static register(around: Pick<ModuleMetadata, 'imports' | 'providers'>): DynamicModule {
    return {
      module: SmsModule,
      imports: around.imports ?? [],
      controllers: [SmsStatusController],
      providers: [
        ...(around.providers ?? []),
        SmsSignatureGuard,
        {
          provide: SmsDeliverer,
          inject: [SMS_SETTINGS],
          useFactory: (settings: SmsSettings) => new SmsDeliverer(settings),
        },
      ],
      exports: [SmsDeliverer],
    };
  }
}
