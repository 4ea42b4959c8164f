import { segmentsMax, smsSize, toGsm7 } from '../../../platform/gsm7/index.js';
import {
  bears,
  both,
  flat,
  isAcknowledgement,
  isFromSomebody,
  isNoDecision,
  isOnPaperOrScreen,
  isRefusal,
  isSms,
  not,
  reads,
  says,
  type Drafted,
  type Look,
} from './drafted.js';
import { isSensitive } from './sensitive.js';

interface Mention {
  /** Of docs/domain/rules.md. */
  rule: string;
  /** Said to the person who completes the message, in French. */
  fault: string;
  concerns: Look;
  holds: Look;
}

/**
 * What the law or a rule of ours wants in a message, or forbids, and this one does not respect; none: it may leave. It looks at the
 * text itself: a town may write its own templates, and one that forgets a mention is seen before any usager reads it.
 * @returns in French, each with its rule: `il manque le téléphone du service (AR-04, AR-06)`
 */
export function faultsOf(drafted: Drafted): string[] {
  return mentions
    .filter((mention) => mention.concerns(drafted) && !mention.holds(drafted))
    .map(({ fault, rule }) => `${fault} (${rule})`);
}

const acknowledges = (...blocks: string[]) => both(isAcknowledgement, bears(...blocks));
const acceptance = /sera considérée comme acceptée/;
const rejection = /sera considérée comme (?:rejetée|refusée)/;
const link = /\b(?:https?:\/\/|www\.)\S/i;
const commercial = /\b(?:code promo|offre spéciale|bon d['’]achat|soldes|promotions?|abonnez-vous|achetez|en vente)\b/i;
/** What people have written, and not the town. */
const byPeople = ['request_summary', 'answer_text', 'progress_text', 'missing_documents'];
/** « Caisse d'assurance maladie » is where one turns to: it says nothing of who does. */
const ofOffice = ['destination_name', 'destination_address'];

const mentions: readonly Mention[] = [
  {
    rule: 'AR-04, AR-06',
    fault: 'il manque la date de réception',
    concerns: isAcknowledgement,
    holds: says('received_at'),
  },
  {
    rule: 'AR-04, AR-06',
    fault: 'il manque le service chargé du dossier',
    concerns: isAcknowledgement,
    holds: says('service_name'),
  },
  {
    rule: 'AR-04, AR-06',
    fault: 'il manque l’adresse du service',
    concerns: isAcknowledgement,
    holds: says('service_address'),
  },
  {
    rule: 'AR-04, AR-06',
    fault: 'il manque le courriel du service',
    concerns: isAcknowledgement,
    holds: says('service_email'),
  },
  {
    rule: 'AR-04, AR-06',
    fault: 'il manque le téléphone du service',
    concerns: isAcknowledgement,
    holds: says('service_phone'),
  },
  {
    rule: 'AR-04',
    fault: 'il manque les pièces à fournir, ou leur date limite',
    concerns: both(isAcknowledgement, ({ told }) => (told.facts.missingDocuments ?? []).length > 0),
    holds: says('missing_documents', 'missing_deadline'),
  },
  {
    rule: 'AR-04, AR-06',
    fault: 'il manque la date à laquelle le silence vaut décision',
    concerns: acknowledges('acceptance', 'rejection', 'cada', 'attestation'),
    holds: says('tacit_date'),
  },
  {
    rule: 'AR-05',
    fault: 'il manque que le silence vaut acceptation, ou l’attestation que l’on peut demander',
    concerns: acknowledges('acceptance'),
    holds: both(reads(acceptance, /attestation/), not(reads(rejection))),
  },
  {
    rule: 'AR-05',
    fault: 'il manque que le silence vaut rejet',
    concerns: acknowledges('rejection', 'cada', 'attestation'),
    holds: both(reads(rejection), not(reads(acceptance))),
  },
  {
    rule: 'AR-05',
    fault: 'il manque les voies et délais de recours',
    concerns: acknowledges('rejection'),
    holds: both(
      reads(/deux mois/),
      says('appeal_authority', 'administrative_court_name', 'administrative_court_address'),
    ),
  },
  {
    rule: 'AR-05, SI-08',
    fault: 'il manque la saisine de la CADA et son délai',
    concerns: acknowledges('cada'),
    holds: reads(/\bCADA\b/, /deux mois/),
  },
  {
    rule: 'AR-05, SI-09',
    fault: 'il manque le recours devant le préfet et son délai',
    concerns: acknowledges('attestation'),
    holds: reads(/préfet/, /deux mois/),
  },
  {
    rule: 'AR-06',
    fault: 'il manque que la date vaut si la demande est complète',
    concerns: acknowledges('acceptance', 'rejection'),
    holds: reads(/demande est complète/),
  },
  {
    rule: 'AR-09',
    fault: 'une décision par silence est annoncée alors que le régime n’est pas validé',
    concerns: both(bears('neutral'), ({ templateId }) => templateId !== 'closing'),
    holds: not(reads(/sera considérée comme/)),
  },
  {
    rule: 'AR-11',
    fault: 'une autre administration est compétente : il faut un avis de transmission, pas un accusé',
    concerns: isAcknowledgement,
    holds: ({ told }) => told.dossier.administration === null,
  },
  {
    rule: 'N-04, TR-01',
    fault: 'il manque que la demande a été transmise à une autre personne morale',
    concerns: both(isAcknowledgement, ({ told }) => Boolean(told.dossier.competent)),
    holds: says('competent_name', 'competent_at'),
  },
  {
    rule: 'AR-13',
    fault: 'il manque que ce message n’est pas une décision',
    concerns: isNoDecision,
    holds: reads(/ne préjuge pas|n['’]est pas une décision/),
  },
  {
    rule: 'AG-03',
    fault: 'il manque la décision signée qui refuse, ou les voies et délais de recours',
    concerns: isRefusal,
    holds: both(isOnPaperOrScreen, both(says('decision_by', 'decision_date'), reads(/contester ce refus.*deux mois/))),
  },
  {
    rule: 'AG-01',
    fault: 'il manque l’agent chargé du dossier',
    concerns: isFromSomebody,
    holds: says('agent_display'),
  },
  {
    rule: 'AG-02',
    fault: 'le nom d’un agent sous anonymat est écrit',
    concerns: ({ told }) => Boolean(told.dossier.agent?.code),
    holds: ({ told, subject, text }) => !flat(`${subject ?? ''}\n${text}`).includes(flat(told.dossier.agent!.name)),
  },
  {
    rule: 'DP-04',
    fault: 'il manque l’information sur les données personnelles',
    concerns: isOnPaperOrScreen,
    holds: both(reads(/données personnelles/i), says('dpo_email', 'privacy_link')),
  },
  {
    rule: 'CA-06',
    fault: 'il manque le lien d’accessibilité',
    concerns: isOnPaperOrScreen,
    holds: says('accessibility_link'),
  },
  {
    rule: 'CA-02',
    fault: 'un texte commercial est dans le message',
    concerns: () => true,
    holds: (drafted) => !commercial.test(without(byPeople, drafted)),
  },
  {
    rule: 'CA-03',
    fault: 'le texte est trop long pour un SMS',
    concerns: isSms,
    // A carrier would refuse it, and the number would pass for one that takes nothing.
    holds: ({ text }) => smsSize(text).segments <= segmentsMax,
  },
  {
    rule: 'CA-03',
    fault: 'un lien est dans un SMS',
    concerns: isSms,
    holds: ({ text, variables }) => !link.test(flat(text).replace(variables.survey_link ?? '\n', '')),
  },
  {
    rule: 'CA-03',
    fault: 'une donnée sensible est dans un SMS',
    concerns: isSms,
    holds: (drafted) => !isSensitive(without(ofOffice, drafted)),
  },
];

/** The text but for what these variables say: an usager may write about a sale, and is quoted. */
function without(names: readonly string[], { told, text, variables }: Drafted): string {
  const written = told.channel === 'sms' ? toGsm7 : (words: string) => words;
  return names.reduce((left, name) => left.replaceAll(flat(written(variables[name] ?? '\n')) || '\n', ''), flat(text));
}
