export { outsideGsm7 } from './alphabet.js';
export { segmentSeptets, segmentsMax, smsSize } from './sms-size.js';
export { toGsm7 } from './to-gsm7.js';
