import { isRobotAddress } from '../../../dossiers/robot-address.js';
import { isMailSystemAddress } from '../addresses.js';
import { addresses, headerValue, type MailHeader } from '../headers.js';
import type { ReportMail } from './evidence.js';

/** A mail programme speaks of a mail, and no person: by who it says it is, or by what only programmes write. */
export function isFromMailSystem(email: ReportMail, headers: readonly MailHeader[]): boolean {
  const subject = email.subject ?? '';
  const text = email.text ?? '';
  if (saysNotDelivered(subject, text)) return true;
  const isSystem = isMailSystem(email, headers);
  // Whoever reads postmaster's mails answers as people do; Apache James puts the same prefix before an error.
  if (personalPrefix.test(subject)) return isSystem && /^5\d\d[ -]/m.test(text);
  if (isSystem || (joinsMail(email) && isSystemName(email, headers))) return true;
  if (headers.some(({ key }) => key === 'x-failed-recipients' || key === 'x-ms-exchange-message-is-ndr')) return true;
  const isSaid = failureSubject.test(subject) || delayed.test(subject);
  // Whatever it is called: it gives a mail back, says to whom it could not go, and nobody reads an answer.
  const isUnread = comesFromNobody(headers) || isRobotAddress(email.from?.address ?? '');
  if (!isSaid) return isUnread && joinsMail(email) && tellsFailure(text);
  // An absence also travels with an empty return path and may quote us: the empty path alone makes no report.
  const { name = '', address = '' } = email.from ?? {};
  return (
    /<\s*>\s*$/.test(headerValue(headers, 'from') ?? '') ||
    systemName.test(`${name} ${address} ${headerValue(headers, 'from') ?? ''}`) ||
    comesFromNobody(headers) ||
    /^auto-(?:replied|generated|notified)/i.test(headerValue(headers, 'auto-submitted') ?? '')
  );
}

/** No person gives a mail such a subject and such a text; who complains of a letter that never came names no e-mail address. */
function saysNotDelivered(subject: string, text: string): boolean {
  return wholeSubject.test(subject) && tellsFailure(text);
}

function tellsFailure(text: string): boolean {
  const start = text.slice(0, 4_000);
  return failed.test(start) && /\S@\S|\b[45]\d\d\b|\brecipients?\b/.test(start);
}

/** By its From, which some servers write without a domain. */
function isMailSystem({ from }: ReportMail, headers: readonly MailHeader[]): boolean {
  const writers = [from, ...addresses(headers, 'reply-to')].flatMap((one) => one?.address ?? []);
  if (writers.some(isMailSystemAddress)) return true;
  if (from?.address) return false;
  return /^["'<\s]{0,3}(?:mailer-daemon|post[-_]?master)\b(?!@)/i.test(headerValue(headers, 'from') ?? '');
}

function isSystemName({ from }: ReportMail, headers: readonly MailHeader[]): boolean {
  return /mailer[-_ ]?daemon|mail delivery (?:sub)?system|post ?master/i.test(
    `${from?.name ?? ''} ${headerValue(headers, 'from') ?? ''}`,
  );
}

function comesFromNobody(headers: readonly MailHeader[]): boolean {
  return /^\s*<\s*(?:mailer-daemon(?:@[^>]*)?)?>/i.test(headerValue(headers, 'return-path') ?? '');
}

/** The mail that comes back is in a part of its own. */
export function joinsMail({ attachments }: ReportMail): boolean {
  return attachments.some(({ mimeType }) => /^message\/(?:rfc822|global)$/.test(mimeType));
}

/** What a report without fields says, in French or English; `none` when a mail programme speaks of something else. */
export function kindOfWords(subject: string, words: string): 'failed' | 'delayed' | 'delivered' | 'none' {
  const says = (pattern: RegExp) => pattern.test(subject) || pattern.test(words);
  // It still tries; what has been tried in vain says that as well, but not that it goes on.
  if (says(delayed) && !says(gaveUp)) return 'delayed';
  if (says(delivered)) return 'delivered';
  return says(failureSubject) || says(failed) ? 'failed' : 'none';
}

const wholeSubject =
  /^\s*(?:mail delivery failed\s*: returning|undelivered mail returned to sender|delivery status notification|failure notice\s*$|returned mail\s*:|undeliverable(?: mail)?\s*:|delivery failure\b|(?:mail|message) could not be delivered|non-?delivery\b|message non (?:remis|distribu)|non remis\s*:|[ée]chec de la remise\s*:)|: (?:non remis|delivery failed|undeliverable)\b[^:]*$/i;
const personalPrefix = /^\s*(?:re|ré|rép|tr|fwd?|aw|wg|i|sv|vs)\s*:/i;
const systemName =
  /mailer[-_ ]?daemon|mail[-_ ]?daemon|post ?master|(?:mail|message|e-?mail) ?(?:delivery|system|administrator|service|server|router|gateway|engine|transfer|error)|delivery (?:sub)?system|system administrator|administrateur (?:du )?syst|syst[eè]me de (?:messagerie|distribution)|microsoft ?(?:outlook|exchange)|returned mail|mdaemon|smtp/i;
const failureSubject =
  /undeliver|un-?deliverable|delivery (?:status|failure|failed|error|has failed|notification|report)|failure notice|failed (?:mail|delivery)|returned? (?:mail|to sender)|mail (?:delivery|system error|could not|failure|error|failed)|non-?delivery|message (?:status|undeliver|not delivered|could not)|not? delivered|could not be delivered|address not found|user unknown|non[- ]?remis|non[- ]?d[ée]livr|non distribu|[ée]chec (?:de (?:la |l['’])?(?:remise|distribution|envoi|livraison)|d['’]envoi|d['’]acheminement)|message non envoy|avis de non|unzustellbar|nicht zugestellt|no se pudo entregar|mancata consegna|não entregue/i;
const delayed =
  /delay(?:ed)?\b|still being retried|will (?:be retried|(?:keep|continue) (?:to )?try|retry|try again)|warning:? (?:could not send|message)|not (?:yet )?been delivered yet|delivery incomplete|temporar(?:y|ily) (?:problem|unable|failure)|do not (?:need to )?(?:re-?send|resend)|remise (?:retard[ée]e|diff[ée]r[ée]e)|retard (?:de|dans) (?:la )?(?:remise|distribution|livraison)|nouvelles? tentatives? (?:ser|de)|sera (?:de nouveau|r[ée])essay/i;
const gaveUp =
  /gave up|giving up|permanent(?:ly)?|fatal|(?:final|last) (?:attempt|warning)|no longer|will not (?:be )?(?:retr|try)|been (?:trying|failing) for too long|d[ée]finitive?|returned to sender/i;
const delivered =
  /status notification \((?:success|relay)\)|(?:been |was |were )successfully (?:delivered|relayed)|successful mail delivery|a bien été (?:remis|distribu)|remis(?:e)? avec succès|^\s*(?:remis|relayed|delivered|relayé) :/i;
const failed =
  /(?:could|was|were|has|have|can)(?: ?n['’]t| ?not)(?: yet)? (?:be |been )?(?:able to (?:be )?)?(?:deliver|sent|reach)|unable to (?:deliver|send|reach)|(?:delivery|transmission)[^.\n]{0,60}(?:failed|failure|impossible)|undeliver|permanent (?:fatal )?error|returned (?:to (?:you|the sender)|mail)|(?:rejected (?:your|the)|automatically rejected|a été (?:automatiquement )?(?:rejet|refus)|(?:was|been) rejected)|did not reach|non-delivery|user unknown|no such user|fatal error|n['’](?:a|ont) (?:pas|jamais) (?:pu )?(?:être |été )?(?:remis|distribu|d[ée]livr|envoy|achemin|transmis)|impossible (?:de (?:remettre|distribuer|d[ée]livrer|livrer)|d['’](?:envoyer|acheminer))|(?:remise|distribution|livraison|envoi)[^.\n]{0,40}(?:échou|impossible|a échou)|unzustellbar|no se ha podido entregar|<<< 5\d\d |\b5\d\d[ -]#?5\.\d\.\d/i;
