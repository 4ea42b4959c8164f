export type { CarrierAccount } from './account.js';
export type { Dialled, Ring, Transcript } from './call-script.js';
export { Carrier, startCarrier } from './carrier.js';
export type { SentMessage } from './messages.js';
export type { Pickup } from './numbers.js';
