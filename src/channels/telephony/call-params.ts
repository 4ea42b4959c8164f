import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** One webhook of a call, in our words. */
export interface CallWebhook {
  callSid: string;
  /** The call of the usager, on the webhooks about a desk's leg. */
  parentCallSid: string | null;
  /** Numbers that may tell which line was dialled, E.164, the first dialled first. */
  dialled: string[];
  /** The carrier's own number that took the call. */
  to: string;
  /** E.164; null when withheld. */
  caller: string | null;
  status: string;
  /** `0` when the carrier gives none. */
  sequence: string;
  seconds: number | null;
  /** When it happened, where the carrier says it. */
  at: Date | null;
  words: string | null;
  digit: string | null;
  /** What became of the desk just rung, on the webhook that follows a Dial. */
  dialStatus: string;
}

/** Reads a decoded form of the carrier. Nothing is required: what lacks is empty. */
export function readCall(form: unknown): CallWebhook {
  const fields = (form ?? {}) as Record<string, unknown>;
  const field = (name: string) => (typeof fields[name] === 'string' ? fields[name].trim() : '');
  return {
    callSid: field('CallSid'),
    parentCallSid: field('ParentCallSid') || null,
    dialled: dialledNumbers([field('ForwardedFrom'), field('CalledVia'), field('To')]),
    to: field('To'),
    caller: callerNumber(field('From')),
    status: field('CallStatus'),
    sequence: field('SequenceNumber') || '0',
    seconds: wholeNumber(field('CallDuration')),
    at: instant(field('Timestamp')),
    words: field('SpeechResult') || null,
    digit: field('Digits').slice(0, 1) || null,
    dialStatus: field('DialCallStatus'),
  };
}

/** A town's own exchange forwards to the carrier: the number people dialled comes before the one that took the call. */
function dialledNumbers(written: string[]): string[] {
  const numbers = written.map((each) => parsePhoneNumberFromString(each, 'FR')?.number);
  return [...new Set(numbers.filter((number) => number !== undefined))];
}

// Withheld numbers come as a word, or as that word typed on a keypad: ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN, UNAVAILABLE.
const withheldNumbers = new Set(['+266696687', '+7378742833', '+17378742833', '+2562533', '+8656696', '+86282452253']);

function callerNumber(from: string): string | null {
  return /^\+[1-9]\d{6,14}$/.test(from) && !withheldNumbers.has(from) ? from : null;
}

function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function instant(text: string): Date | null {
  const at = new Date(text);
  return text && !Number.isNaN(at.getTime()) ? at : null;
}
