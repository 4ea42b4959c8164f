export type { SmsAccount } from './carrier-client.js';
export { SMS_SETTINGS, SmsDeliverer, type SmsSettings } from './sms-deliverer.js';
export { statusOutcome } from './sms-outcome.js';
export { SmsModule } from './sms.module.js';
export { ON_SMS_STATUS, type OnSmsStatus, type SmsMessageIds } from './status.controller.js';
