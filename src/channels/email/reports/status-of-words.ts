/**
 * The enhanced code (RFC 3463) in what a server wrote: as it stands there, else after its basic code (RFC 5321 4.2.3) and its words.
 * @param kind the class when only the words tell it: 5 for what will never arrive, 4 for what is late
 */
export function statusOfWords(words: string, kind: '4' | '5'): string | null {
  const written = enhancedCode(words);
  if (written) return written;
  const line = words.replace(/https?:\/\/\S+/g, '').replace(/\s+/g, ' ');
  const meaning = meanings.find(([pattern]) => pattern.test(line))?.[1];
  const basic = basicCode.exec(words)?.[1];
  const detail = meaning ?? (basic && byBasicCode[basic]);
  if (!detail) return null;
  // Who is refused before they say whom they write to is refused themselves.
  return early.test(line) && !late.test(line) && /^[12]\./.test(detail) ? `${kind}.7.1` : `${kind}.${detail}`;
}

const early =
  /(?:after|in (?:reply|response) to) (?:the )?(?:initial connection|mail from|e?helo)\b|>>> ?(?:mail from|e?helo)/i;
const late = /(?:after|in (?:reply|response) to) (?:the )?(?:rcpt|end of data|data)\b|>>> ?rcpt/i;

/** Beside a basic code, in brackets or after `#` first: elsewhere three numbers may be the version of a programme. */
export function enhancedCode(words: string): string | null {
  return (beside.exec(words) ?? alone.exec(words))?.[1] ?? null;
}

const code = '([45]\\.[0-7]\\.\\d{1,3})(?![\\d.]*\\d)';
const beside = new RegExp(`(?:\\b[245]\\d\\d[ -]#?|[#([]|\\bstatus[ :=]{1,3})${code}`, 'i');
const alone = new RegExp(`(?<![\\d.])${code}`);
const basicCode = /(?<![\d.:])(55[0-4]|452)(?![\d.]*\d)/;

/** Subject and detail. An address that is not known counts before a policy that says so. */
const meanings: [RegExp, string][] = [
  [/too many hops|hop count|\bloop(?:ing|s)?\b|boucle de (?:messagerie|courrier)/i, '4.6'],
  [/(?:daily|hourly|sending|relay|outbound|d['’]envoi)[ -](?:[\w-]+ )?(?:quota|limit)/i, '7.1'],
  [
    /quota|too many (?:messages|mails)|full (?:mail ?box|inbox)|(?:mail ?box|inbox|account)[^.\n]{0,30}\b(?:over|exceed)[^.\n]{0,20}\b(?:limit|size)|mail ?(?:box|folder) (?:is |size )?(?:full|exceed)|mail ?box space not enough|(?:bo[iî]te|messagerie)[^.\n]{0,40}(?:pleine|satur)|storage (?:limit|allocation)|insufficient (?:disk|system)|out of (?:disk )?space|espace[^.\n]{0,20}(?:insuffisant|satur)/i,
    '2.2',
  ],
  [
    /(?:host|domain)(?: name)?[^.:\n]{0,40}(?:not found|unknown|not exist|n['’]existe)|(?:unknown|no such|bad|invalid) (?:host|domain)|unrouteable|no (?:mx|mail exchanger)|domaine?[^.\n]{0,30}(?:introuvable|inconnu)|couldn['’]t find any host|name or service not known/i,
    '1.2',
  ],
  [
    /(?:user|mailbox|account|recipient|address|destinataire|compte|utilisateur|adresse|bo[iî]te)[^\n]{0,80}?(?:unknown|not (?:be )?found|n['’]t (?:exist|have an? )|not (?:exist|listed|known|recogni[sz]ed)|invalid|no longer|inconnu|introuvable|n['’](?:existe|a pas (?:été )?trouv))|(?:no such|unknown|invalid|bad|no) (?:local )?(?:user|mailbox|recipient|address|account|person)|invalid[^.]{0,30}user|nosuchuser|no-such-user|isn['’]t (?:listed|found)|no mailbox here/i,
    '1.1',
  ],
  [/(?:user|account|mailbox)[^.\n]{0,20}expired|disabled|inactive|suspended|deactivated|désactiv|not active/i, '2.1'],
  [/too (?:large|big)|exceeds?[^.\n]{0,40}size|size (?:limit|exceed)|trop (?:gros|volumineux|lourd)/i, '3.4'],
  [
    /black ?list|block(?:ed|list)|policy|not (?:permitted|allowed|authori[sz]ed)|relay|denied|indésirable|unwanted|forbidden|not accept(?:ing)? (?:mails?|messages?|attachments?)|(?:reject|refus|detect|found|contain|contient|consider|classif|identif|suspect|likely|looks like|d[ée]tect)[^.\n]{0,40}\b(?:spam|virus)\b|\b(?:spam|virus)\b[^.\n]{0,40}(?:reject|refus|detect|found|filter|d[ée]tect|trouv)|(?:as|comme|for) (?:possible )?spam\b/i,
    '7.1',
  ],
  [/(?:malformed|bad|syntactically invalid) address/i, '1.3'],
  [/connection refused|did not accept|socket error/i, '4.1'],
  [/no route|find a gateway/i, '4.4'],
  [
    /tim(?:ed?|ing) ?out|retry time|too long|expired|(?:days|jours|heures|hours?\(?s\)?)\b|delivery attempts|been failing for/i,
    '4.7',
  ],
];

const byBasicCode: Record<string, string> = { 550: '1.1', 551: '1.6', 552: '2.2', 553: '1.3', 452: '2.2', 554: '0.0' };
