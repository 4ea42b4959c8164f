import type { TemplateForm } from '../../../towns/configuration/index.js';
import { withCourtesy } from './courtesy.js';
import { septets, toGsm7 } from './gsm7.js';
import { render } from './render.js';
import { shorten } from './shorten.js';
import { templateIds } from './template-ids.js';
import type { Told } from './told.js';
import { variablesOf, type Variables } from './variables.js';

/** What will leave, byte for byte. */
export interface Composed {
  templateId: string;
  templateVersion: number;
  /** Null for an SMS. */
  subject: string | null;
  text: string;
}

/** `missing`: the required variables nothing is known of. An incomplete message does not leave: a person completes it. */
export type ComposeResult = { ok: true; message: Composed } | { ok: false; missing: string[] };

/** Two segments of a long SMS in GSM-7 (3GPP TS 23.040). CA-03 aims at 160 characters; T08 does not fit in them. */
const twoSegmentsSeptets = 2 * 153;
const shortestSummary = 24;

/**
 * Writes a message from the town's template.
 * @throws when the town has no template for this debt by this way: messageChannelFor never chooses such a way
 */
export function composeMessage(told: Told): ComposeResult {
  const { id, form } = templateOf(told);
  const variables = variablesOf(told);
  const missing = form.required.filter((name) => variables[name] === undefined);
  if (missing.length > 0) return { ok: false, missing };
  const subject = form.subject === undefined ? null : render(form.subject, variables).replace(/\s+/g, ' ');
  const text =
    told.channel === 'sms' ? sms(form.body, variables) : withCourtesy(render(form.body, variables), told, variables);
  return { ok: true, message: { templateId: id, templateVersion: form.version, subject, text } };
}

function templateOf({ town, kind, channel }: Told): { id: string; form: TemplateForm } {
  const id = templateIds[kind][channel];
  const form = id === undefined ? undefined : town.templates.get(id)?.get(channel);
  if (id === undefined || !form) throw new Error(`the town ${town.slug} has no template to say ${kind} by ${channel}`);
  return { id, form };
}

/** In the alphabet of SMS, and with the title cut where that saves a third segment. */
function sms(body: string, variables: Variables): string {
  const whole = toGsm7(render(body, variables));
  const excess = septets(whole) - twoSegmentsSeptets;
  if (excess <= 0) return whole;
  const summary = toGsm7(variables.request_summary ?? '');
  const length = Math.max(shortestSummary, summary.length - excess);
  return toGsm7(render(body, { ...variables, request_summary: toGsm7(shorten(summary, length)) }));
}
