import { Global, Module, type DynamicModule } from '@nestjs/common';
import { join } from 'node:path';
import { CourrierModule, LetterDeliverer, LetterReader } from '../channels/courrier/index.js';
import {
  EmailDeliverer,
  EmailModule,
  EmailReader,
  MAIL_TRUST,
  MAILBOXES,
  MARK_KEY,
  REPLY_KEY,
  SMTP_URL,
  TOWN_HALL,
} from '../channels/email/index.js';
import { ON_SMS_STATUS, SMS_SETTINGS, SmsDeliverer, SmsModule, type SmsSettings } from '../channels/sms/index.js';
import {
  DANGER,
  HINT,
  LINES,
  TELEPHONY_SETTINGS,
  TelephonyModule,
  type TelephonySettings,
} from '../channels/telephony/index.js';
import { READERS } from '../dossiers/arrival.js';
import { DELIVERERS } from '../dossiers/delivery.js';
import { markPurpose } from '../dossiers/message-mark.js';
import { replyPurpose } from '../dossiers/reply-token.js';
import { Classifiers } from '../pipeline/qualification/index.js';
import { Clock } from '../platform/clock/index.js';
import { ENVIRONMENT, signingKey, type Environment } from '../platform/config/index.js';
import { TownDatabase } from '../platform/database/index.js';
import { LOGGER } from '../platform/logs/index.js';
import { Towns } from '../towns/index.js';
import { mailTrust } from './mail-trust.js';
import { onSmsStatus } from './sms-status.js';
import { telephoneDanger, telephoneHint, TelephoneLines } from './telephone-lines.js';
import { townHalls } from './town-halls.js';
import { townMailboxes } from './town-mailboxes.js';

const ringSeconds = 25; // rules.md, section 9

/** What the channels need of the towns and of the environment. */
@Global()
@Module({
  providers: [
    {
      provide: LINES,
      inject: [Towns, Clock],
      useFactory: (towns: Towns, clock: Clock) => new TelephoneLines(towns, clock),
    },
    { provide: HINT, inject: [Towns, Classifiers], useFactory: telephoneHint },
    { provide: DANGER, inject: [Towns], useFactory: telephoneDanger },
    { provide: TELEPHONY_SETTINGS, inject: [ENVIRONMENT], useFactory: telephonySettings },
    { provide: SMS_SETTINGS, inject: [ENVIRONMENT], useFactory: smsSettings },
    { provide: ON_SMS_STATUS, inject: [TownDatabase, Clock], useFactory: onSmsStatus },
    { provide: SMTP_URL, inject: [ENVIRONMENT], useFactory: ({ SMTP_URL: url }: Environment) => url ?? null },
    {
      provide: MARK_KEY,
      inject: [ENVIRONMENT],
      useFactory: (environment: Environment) => signingKey(environment, markPurpose),
    },
    {
      provide: REPLY_KEY,
      inject: [ENVIRONMENT],
      useFactory: (environment: Environment) => signingKey(environment, replyPurpose),
    },
    { provide: MAILBOXES, inject: [Towns, LOGGER], useFactory: townMailboxes },
    { provide: TOWN_HALL, inject: [Towns], useFactory: townHalls },
    { provide: MAIL_TRUST, inject: [MAILBOXES, ENVIRONMENT], useFactory: mailTrust },
  ],
  exports: [
    LINES,
    HINT,
    DANGER,
    TELEPHONY_SETTINGS,
    SMS_SETTINGS,
    ON_SMS_STATUS,
    SMTP_URL,
    MAILBOXES,
    MAIL_TRUST,
    MARK_KEY,
    REPLY_KEY,
    TOWN_HALL,
  ],
})
class ChannelNeeds {}

/** All ways in and out, and their readers and deliverers under the names the line knows them by. */
@Global()
@Module({})
export class ChannelsModule {
  static register(): DynamicModule {
    return {
      module: ChannelsModule,
      imports: [
        ChannelNeeds,
        TelephonyModule.register({}),
        SmsModule.register({}),
        EmailModule.register({}),
        CourrierModule.register({ inject: [Towns, ENVIRONMENT], useFactory: printFolder }),
      ],
      providers: [
        { provide: READERS, inject: [EmailReader, LetterReader], useFactory: (...readers: object[]) => readers },
        {
          provide: DELIVERERS,
          inject: [EmailDeliverer, SmsDeliverer, LetterDeliverer],
          useFactory: (...all: object[]) => all,
        },
      ],
      exports: [READERS, DELIVERERS, EmailModule],
    };
  }
}

function telephonySettings({ PUBLIC_URL, TWILIO_AUTH_TOKEN }: Environment): TelephonySettings {
  return { publicUrl: PUBLIC_URL, authToken: TWILIO_AUTH_TOKEN ?? null, ringSeconds };
}

function smsSettings(environment: Environment): SmsSettings {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_API_URL: apiUrl = null } = environment;
  return {
    account: accountSid && authToken ? { accountSid, authToken, apiUrl } : null,
    from: environment.TWILIO_SMS_FROM,
    publicUrl: environment.PUBLIC_URL,
  };
}

function printFolder(towns: Towns, { DATA_DIR }: Environment) {
  return async (townId: string) => join(DATA_DIR, (await towns.byId(townId)).configuration.print_folder.path);
}
