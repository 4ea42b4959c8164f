import type { MailHeader } from './headers.js';

/**
 * Whether a server on the way called it spam. The town hall's own writes above all others, so of each field the topmost counts;
 * a sender who writes `No` there gains nothing but being read by a person.
 */
export function isCalledSpam(headers: readonly MailHeader[]): boolean {
  const seen = new Set<string>();
  return headers.some(({ key, value }) => {
    if (seen.has(key)) return false;
    seen.add(key);
    return verdicts.some(([field, says]) => field.test(key) && says.test(value));
  });
}

const yes = /^\s*(?:yes|true|spam)\b/i;

/** SpamAssassin, Rspamd, Microsoft, OVH, Vade, Orange, Free, SFR, La Poste, MailScanner, Barracuda, Kaspersky, Proofpoint. */
const verdicts: [RegExp, RegExp][] = [
  [/^x-(?:spam|spam-flag|spam-status|spamd-result-flag|barracuda-spam-status|rspamd-spam|ovh-spam-status)$/, yes],
  [/^x-spamd-result$/, /^\s*\w*:?\s*true\b/i],
  [/^x-rspamd-action$/, /^\s*(?:reject|add header|rewrite subject)\b/i],
  [/^x-ms-exchange-organization-scl$/, /^\s*[5-9]\b/],
  [
    /^x-(?:forefront-antispam-report|ms-exchange-antispam-report)/,
    /\bSCL:[5-9]\b|\bSFV:SPM\b|\bCAT:(?:H?SPM|H?PHSH|PHISH|MALW)\b/i,
  ],
  [/^x-(?:vr|vade|ovh|vrc)-?spam-?state$/, /^\s*spam\b/i],
  [/^x-(?:vade(?:secure)?-(?:status|verdict|spamstate)|vade-spamstatus)$/, /^\s*(?:spam|phishing|malware|scam)\b/i],
  [/^x-(?:me|lpn|sfr)-spam(?:level|state|rating)?$/, /^\s*(?:med|high|spam)\b/i],
  [/^x-proxad-sc$/, /\bstate=SPAM\b/i],
  [/^x-(?:[\w-]+-)?mailscanner-spamcheck$/, /^\s*spam\b/i],
  [/^x-(?:klms-antispam-status|cmae-verdict|proofpoint-spam-details)$/, /^\s*(?:spam|rule=spam\b)/i],
];
