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
const challenge =
  /(?:prot[ée]g[ée]e?s? par|protected by)\s{1,3}(?:mail ?in ?black|bluebottle|boxbe|spam ?arrest|mailsafe)/i;
const absenceText =
  /je (?:suis|serai)(?: actuellement)? (?:absente?|en (?:cong[ée]s?|vacances|d[ée]placement|arr[êe]t|formation))|actuellement (?:absente?|en cong[ée]s?)|(?:de|à mon) retour le|absente?[^.\n]{0,40} jusqu['’]au|(?:i am|i['’]m|will be)(?: currently)? (?:out of|away|on (?:leave|vacation|holiday))|out of (?:the )?office|limited access to (?:my )?e-?mail/i;

/** `Réponse automatique : votre demande`: it may be read without a sign in the headers. */
export function isMachineTitle(subject: string): boolean {
  return titled.test(subject) || notesTitle.test(subject);
}

/** `Absent du bureau`, `Réponse automatique` alone: a person may write that; a machine that answers us does. */
export function soundsLikeAbsence(subject: string): boolean {
  return absenceSubject.test(subject) || titleAlone.test(subject) || isMachineTitle(subject);
}

/** A filter in front of a mailbox asks its writer to prove that they are a person. */
export function asksForProof(text: string): boolean {
  return challenge.test(text.slice(0, 4_000));
}

/** Of a mail that is automatic for sure: whether somebody is away. */
export function saysSomebodyIsAway(subject: string, text: string): boolean {
  return /absen|out of (?:the )?office|vacation|cong[ée]s|away/i.test(subject) || absenceText.test(text);
}

/** `Réponse automatique` alone, and somebody is away. */
export function isBareAbsence(subject: string, text: string): boolean {
  return titleAlone.test(subject) && absenceText.test(text);
}
