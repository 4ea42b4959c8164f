/** What answering programmes put before a subject or make one of, in no person's tongue when a colon follows. */
const machineTitle =
  "r[ée]ponse automatique(?: d[’']absence)?|automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office(?: auto-?reply)?|absence du bureau|automatische antwort|abwesenheitsnotiz|respuesta autom[áa]tica|risposta automatica|resposta autom[áa]tica";
const titled = new RegExp(`^\\s*\\W?(?:${machineTitle})\\W?\\s*:\\s*\\S`, 'i');
/** Lotus Notes: `AUTO: Claire Roux is out of the office (returning 08/03/2027)`. */
const notesTitle = /^\s*auto\s*:.{0,80}\b(?:out of|absente?|away|en cong[ée]s?|hors du bureau)\b/i;
const titleAlone = new RegExp(`^\\s*\\W?(?:${machineTitle})[\\s.!)\\]]*$`, 'i');
/** Anchored, and without `Re:` before it: a person who answers an absence is still a person. */
const absenceSubject =
  /^\s*(?:auto(?:matique|matic)?\s*:|r[ée]ponse (?:automatique|d['’]absence)|(?:automatic|auto)[- ]?(?:reply|response)|autoreply|out of (?:the )?office|(?:notification|avis|message|r[ée]ponse) d['’]absence|absente?s? du bureau|absence\s*(?:$|du bureau)|(?:je suis )?(?:actuellement )?absente?s?\b|(?:je suis |actuellement )?en (?:cong[ée]s?|vacances)\b|(?:i am|i['’]m) (?:away|out|on (?:leave|vacation|holiday)))/i;
/** Discourse, ticket systems. */
const taggedTitle = /^\s*\[auto[- ]?(?:generated|mated|matic|reply)\b[^\]]{0,30}\]/i;
const saysAutomatic =
  /^[^\p{L}\n]{0,6}(?:(?:ceci|cet?te? (?:e-?mail|mail|message|courriel|r[ée]ponse)) (?:est|a [ée]t[ée]) (?:une? )?(?:mail |message |courriel |r[ée]ponse )?(?:g[ée]n[ée]r[ée]e? |envoy[ée]e? )?automati(?:que|quement)(?! \p{L}{0,4}(?:analys|v[ée]rifi|scann))|merci de ne pas (?:y )?r[ée]pondre|(?:veuillez )?ne pas r[ée]pondre [àa] ce|this is an automat(?:ic|ed)|this (?:e-?mail|message|reply) (?:is|was|has been) (?:an )?automatic(?:ally)? (?:generated|sent|created|reply|response|message)|(?:please )?do not reply to this)/imu;
const willAnswerLater =
  /(?:r[ée]pond(?:rai|re)|will (?:respond|reply|answer|get back))[^.\n]{0,60}(?:(?:d[èe]s|[àa]) mon retour|when i return|(?:up)?on my return)|(?:en cas d['’]urgence|pour toute (?:urgence|question|demande)|for urgent|in urgent)[^.\n]{0,80}(?:contact|adress|appel|joindre)/iu;
const asking =
  /(?<!\p{L})(?:(?:je|nous) (?:vous )?(?:voudr|souhait|d[ée]sir|demand|sollicit|veux|voulons|signal)|(?:merci de|veuillez|pri[eè]re de) (?:me|m['’]|nous|bien|trouver)|ci-joint|j['’]ai besoin|i would like|please (?:send|find))/iu;
const challenge =
  /(?:prot[ée]g[ée]e?s? par|protected by)\s{1,3}(?:mail ?in ?black|bluebottle|boxbe|spam ?arrest|mailsafe)/i;
const asksToConfirm = /cliqu|click|authentifi|v[ée]rifi|verif|confirm|valid|captcha/i;
const absenceText =
  /je (?:suis|serai)(?: actuellement)? (?:absente?|en (?:cong[ée]s?|vacances|d[ée]placement|arr[êe]t|formation))|actuellement (?:absente?|en cong[ée]s?)|(?:de|à mon) retour le|absente?[^.\n]{0,40} jusqu['’]au|(?:i am|i['’]m|will be)(?: currently)? (?:out of|away|on (?:leave|vacation|holiday))|out of (?:the )?office|limited access to (?:my )?e-?mail/i;

/** `Réponse automatique : votre demande`: it may be read without a sign in the headers. */
export function isMachineTitle(subject: string): boolean {
  return titled.test(subject) || notesTitle.test(subject) || taggedTitle.test(subject);
}

/** `Absent du bureau`, `Réponse automatique` alone: a person may write that; a machine that answers us does. */
export function soundsLikeAbsence(subject: string): boolean {
  return absenceSubject.test(subject) || titleAlone.test(subject) || isMachineTitle(subject);
}

/** A filter in front of a mailbox asks its writer to prove that they are a person; to be behind one is no machine's doing. */
export function asksForProof(text: string): boolean {
  const start = text.slice(0, 4_000);
  return challenge.test(start) && asksToConfirm.test(start);
}

/**
 * « Ceci est un message automatique », or « Je suis absente… je répondrai à mon retour »: what no person writes to ask something.
 * A question is a person's: they may copy what a machine told them.
 */
export function saysItIsAutomatic(text: string, isReply: boolean): boolean {
  if (text.length > 4_000 || text.includes('?')) return false;
  // Who asks for something may add when they are away, and whom to call.
  const isAway = isReply && absenceText.test(text) && willAnswerLater.test(text) && !asking.test(text);
  return isAway || saysAutomatic.test(text);
}

/** Of a mail that is automatic for sure: whether somebody is away. */
export function saysSomebodyIsAway(subject: string, text: string): boolean {
  return /absen|out of (?:the )?office|vacation|cong[ée]s|away/i.test(subject) || absenceText.test(text);
}

/** `Réponse automatique` alone, and somebody is away. */
export function isBareAbsence(subject: string, text: string): boolean {
  return titleAlone.test(subject) && absenceText.test(text);
}
