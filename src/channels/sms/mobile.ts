// The line asks the same question before it chooses an SMS, and may not know the channels.
export { smsRecipient } from '../../dossiers/mobile.js';
