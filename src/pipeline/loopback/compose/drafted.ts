import { cameBackTemplate } from './came-back.js';
import type { Told } from './told.js';
import type { Variables } from './variables.js';

/** A message as it would leave. */
export interface Drafted {
  told: Told;
  templateId: string;
  subject: string | null;
  text: string;
  variables: Variables;
}

/** Of a message as it would leave: what it is, and what its text says. */
export type Look = (drafted: Drafted) => boolean;

export const isSms: Look = ({ told }) => told.channel === 'sms';
export const isOnPaperOrScreen: Look = ({ told }) => told.channel !== 'sms';
export const isAcknowledgement: Look = ({ templateId, told }) =>
  ['ack-email', 'ack-letter'].includes(templateId) ||
  (templateId === cameBackTemplate && told.kind === 'acknowledgement');
const isConfirmation: Look = ({ templateId }) => templateId === 'phone-confirmation';
export const isNoDecision: Look = (drafted) =>
  isAcknowledgement(drafted) || (isConfirmation(drafted) && isOnPaperOrScreen(drafted));
export const isFromSomebody: Look = (drafted) =>
  isNoDecision(drafted) || (drafted.templateId === 'progress' && isOnPaperOrScreen(drafted));

/** A demande is refused, by a decision that somebody signed. */
export const isRefusal: Look = ({ variables }) => variables.closing_variant === 'refusal';

/** Which silence it announces: `neutral` is none. */
export function bears(...blocks: string[]): Look {
  return ({ variables }) => blocks.includes(variables.legal_block ?? 'neutral');
}

export function both(one: Look, other: Look): Look {
  return (drafted) => one(drafted) && other(drafted);
}

export function not(look: Look): Look {
  return (drafted) => !look(drafted);
}

/** Each variable is known, and said word for word, wherever the lines end. */
export function says(...names: string[]): Look {
  return ({ text, variables }) =>
    names.every((name) => variables[name] !== undefined && flat(text).includes(flat(variables[name])));
}

export function reads(...patterns: RegExp[]): Look {
  return ({ text }) => patterns.every((pattern) => pattern.test(flat(text)));
}

export function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
