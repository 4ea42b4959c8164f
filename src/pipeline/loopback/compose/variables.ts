import { atFrenchTime, endOfDay, inFullFrench } from '../../../towns/index.js';
import { agentDisplay } from './agent.js';
import { cleanLine } from './clean-line.js';
import { frenchPhone } from '../../../dossiers/french-phone.js';
import { requestSummary, titleForSms } from './request-summary.js';
import { shorten } from './shorten.js';
import { ofLaw } from './of-law.js';
import type { Told } from './told.js';

const longestName = 80;
const electronic: readonly Told['contact']['channel'][] = ['email', 'web_form'];

/** By the names of docs/domain/templates.md. What is not known is absent: for Liquid an empty text would be one. */
export type Variables = Readonly<Record<string, string>>;

/** What a template may say of a dossier. */
export function variablesOf(told: Told): Variables {
  const all = {
    ...ofTown(told),
    ...ofService(told),
    ...ofUsager(told),
    ...ofRequest(told),
    ...ofDates(told),
    ...ofLaw(told),
    ...ofCompetent(told),
    ...ofFacts(told),
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim())),
  );
}

function ofTown({ town, contact, dossier: { demarche } }: Told) {
  const { short_name, address, links, teleservices = {} } = town.configuration;
  return {
    // « Votre message est arrivé à Grandval ».
    town_name: short_name,
    town_address: address.lines.join('\n'),
    privacy_link: links.privacy,
    accessibility_link: links.accessibility,
    teleservice_link: electronic.includes(contact.channel) ? teleservices[demarche?.id ?? ''] : undefined,
    dpo_email: town.platform.syndicate.data_protection_officer.email,
  };
}

function ofService({ town, dossier: { service, agent } }: Told) {
  const agent_display = agent ? agentDisplay(agent) : service.manager_role;
  return {
    service_name: service.name,
    // Where it is, and where to write to it (R112-5): all the post of a town arrives at the town hall.
    service_address: `${service.site} (courrier : ${town.configuration.address.lines.join(', ')})`,
    service_phone: frenchPhone(service.phone),
    service_email: service.email,
    agent_display,
    agent_role: service.name,
    signature_block: `${agent_display}\n${service.name}\n${town.name}`,
  };
}

function ofUsager({ usager }: Told) {
  return {
    usager_name: greetedName(usager.name),
    usager_address: usager.address.join('\n'),
    callback_number: usager.phone && frenchPhone(usager.phone),
  };
}

/** A name that is an address greets nobody. */
function greetedName(name: string | null): string {
  const cleaned = cleanLine(name ?? '');
  return cleaned === '' || cleaned.includes('@') ? 'Madame, Monsieur' : shorten(cleaned, longestName);
}

function ofRequest(told: Told) {
  const { dossier, contact, channel, facts } = told;
  const { administration, demarche } = dossier;
  return {
    dossier_number: dossier.numbers.join(', '),
    demarche_title: channel === 'sms' ? titleForSms(told) : titleOf(demarche, facts),
    request_summary: requestSummary(told),
    channel: contact.channel,
    destination_name: administration?.name,
    destination_address: administration?.address.join(', '),
    destination_phone: administration?.phone ? frenchPhone(administration.phone) : undefined,
  };
}

/** Several, when one message speaks of several dossiers. */
function titleOf(demarche: Told['dossier']['demarche'], { titles }: Told['facts']) {
  return titles ? titles.join(' ; ') : demarche?.title;
}

function ofDates({ town, dossier, contact, facts, now }: Told) {
  const zone = town.platform.working_calendar.timezone;
  return {
    received_at: inFullFrench(facts.firstToldAt ? new Date(facts.firstToldAt) : contact.receivedAt, zone),
    call_at: atFrenchTime(contact.receivedAt, zone),
    sent_at: inFullFrench(now, zone),
    target_date: dossier.targetDate ? inFullFrench(dossier.targetDate, zone) : undefined,
    late: dossier.targetDate && endOfDay(town, dossier.targetDate) < now ? 'yes' : undefined,
    missing_deadline: facts.missingDeadline && inFullFrench(facts.missingDeadline, zone),
    forwarded_at: facts.forwardedAt && inFullFrench(new Date(facts.forwardedAt), zone),
  };
}

/** Whoever is told who answers is told that the request was handed on to them (N-04, CRPA L114-2). */
function ofCompetent({ town, kind, dossier: { competent } }: Told) {
  if (!competent || (kind !== 'acknowledgement' && kind !== 'rectification')) return {};
  const zone = town.platform.working_calendar.timezone;
  return { competent_name: competent.name, competent_at: inFullFrench(competent.at, zone) };
}

function ofFacts({ kind, channel, dossier, facts, surveyLink }: Told) {
  // What people write about health or aid does not travel by SMS: without it the message is incomplete, and a person tells it.
  const mayQuote = channel !== 'sms' || !dossier.confidential;
  const documents = (mayQuote && facts.missingDocuments) || [];
  return {
    other_services: facts.otherServices?.join(' ; '),
    missing_documents:
      kind === 'missing-documents' ? documents.map((one) => `– ${one}`).join('\n') : documents.join(' ; '),
    answer_text: mayQuote ? answerText(kind, facts) : undefined,
    closing_variant: kind === 'reply' ? 'reply' : (facts.variant ?? 'answer'),
    survey_link: surveyLink,
    requests: facts.titles?.map((title, place) => `– ${title}, dossier ${dossier.numbers[place] ?? ''}`).join('\n'),
    // Whoever has left but a mobile: no full acknowledgement follows by itself (T02).
    alone: kind === 'acknowledgement' && channel === 'sms' ? 'yes' : undefined,
    progress_text: mayQuote || !facts.fromService ? progressText(facts) : undefined,
  };
}

function progressText({
  progressText: text = 'le service chargé de votre dossier vous répond',
}: Told['facts']): string {
  return withoutFullStop(text);
}

/** A reply stands by itself, and may end with a question. */
function answerText(kind: Told['kind'], { answerText: text = '' }: Told['facts']): string {
  return kind === 'reply' ? text.trim() : withoutFullStop(text);
}

/** The template has its own. */
function withoutFullStop(text: string): string {
  return text.trim().replace(/(?<!\.)\.$/, '');
}
