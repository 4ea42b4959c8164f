import { segmentSeptets, smsSize, toGsm7 } from '../../../platform/gsm7/index.js';
import type { TemplateForm } from '../../../towns/configuration/index.js';
import { cameBackTemplate, saidAgain } from './came-back.js';
import { withCourtesy } from './courtesy.js';
import { faultsOf } from './mentions.js';
import { render } from './render.js';
import { shorten } from './shorten.js';
import { templateIds } from './template-ids.js';
import type { Told } from './told.js';
import { lacking } from './variable-words.js';
import { variablesOf, type Variables } from './variables.js';

/** What will leave, byte for byte. */
export interface Composed {
  templateId: string;
  templateVersion: number;
  /** Null for an SMS. */
  subject: string | null;
  text: string;
}

/** `faults`: what it lacks, or must not say, in French. Such a message does not leave: a person completes it. */
export type ComposeResult = { ok: true; message: Composed } | { ok: false; faults: string[] };

/** Two segments of a long SMS in GSM-7 (3GPP TS 23.040). CA-03 aims at 160 characters; T08 does not fit in them. */
const twoSegments = 2 * segmentSeptets.part;
const shortestSummary = 24;

/**
 * Writes a message from the town's template.
 * @throws when the town has no template for this debt by this way: rungsFor never chooses such a way
 */
export function composeMessage(told: Told): ComposeResult {
  const own = templateOf(told);
  const known = variablesOf(told);
  const missing = own.form.required.filter((name) => known[name] === undefined);
  if (missing.length > 0) return { ok: false, faults: missing.map(lacking) };
  const { id, form, variables } = asLetterAgain(told, own, known) ?? { ...own, variables: known };
  const subject = form.subject === undefined ? null : subjectOf(form.subject, variables, told);
  const text =
    told.channel === 'sms' ? sms(form.body, variables) : withCourtesy(render(form.body, variables), told, variables);
  const faults = faultsOf({ told, templateId: id, subject, text, variables });
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, message: { templateId: id, templateVersion: form.version, subject, text } };
}

/** A mail names its dossier: an answer that keeps nothing else of ours keeps its subject. */
function subjectOf(template: string, variables: Variables, { channel, dossier: { numbers } }: Told): string {
  const subject = render(template, variables).replace(/\s+/g, ' ');
  const [number] = numbers;
  return channel !== 'email' || number === undefined || subject.includes(number) ? subject : `${subject} [${number}]`;
}

interface Template {
  id: string;
  form: TemplateForm;
}

function templateOf({ town, kind, channel }: Told): Template {
  const id = templateIds[kind][channel];
  const form = id === undefined ? undefined : town.templates.get(id)?.get(channel);
  if (id === undefined || !form) throw new Error(`the town ${town.slug} has no template to say ${kind} by ${channel}`);
  return { id, form };
}

/** T14, with all that the letter of the same word would say. */
function asLetterAgain({ town, channel, cameBack }: Told, { form }: Template, variables: Variables) {
  if (channel !== 'letter' || cameBack !== true) return null;
  const answer_text = saidAgain(form.body, variables);
  const letter = town.templates.get(cameBackTemplate)?.get('letter');
  if (answer_text === null || !letter) return null;
  return { id: cameBackTemplate, form: letter, variables: { ...variables, answer_text } };
}

/** In the alphabet of SMS, and with the title cut where that saves a third segment. */
function sms(body: string, variables: Variables): string {
  const whole = toGsm7(render(body, variables));
  const excess = smsSize(whole).length - twoSegments;
  if (excess <= 0) return whole;
  // Whoever is told where to go can call there.
  const { destination_address: address, ...withoutAddress } = variables;
  if (address !== undefined) return sms(body, withoutAddress);
  const shorter = (words = '') => {
    const written = toGsm7(words);
    return toGsm7(shorten(written, Math.max(shortestSummary, written.length - excess)));
  };
  const { request_summary, demarche_title } = variables;
  return toGsm7(
    render(body, { ...variables, request_summary: shorter(request_summary), demarche_title: shorter(demarche_title) }),
  );
}
