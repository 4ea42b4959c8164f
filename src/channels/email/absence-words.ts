/** What answering programmes put before a subject or make one of, in no person's tongue when a colon follows. */
const machineTitle =
  "r[ée]ponse automatique(?: d[’']absence)?|automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office(?: auto-?reply)?|automatische antwort|abwesenheitsnotiz|respuesta autom[áa]tica|risposta automatica|fuori (?:sede|ufficio)|automatisch antwoord|odpowied[źz] automatyczna|resposta autom[áa]tica";
const titled = new RegExp(`^\\s*\\W?(?:${machineTitle})\\W?\\s*:\\s*\\S`, 'i');
/** Lotus Notes: `AUTO: Claire Roux is out of the office (returning 08/03/2027)`. In French an auto is a car as well. */
const notesTitle =
  /^\s*auto\s*:.{0,80}\b(?:(?:out of|away)\b|(?:absente?|en cong[ée]s?|hors du bureau)\b.{0,40}\((?:de )?retour)/i;
const titleAlone = new RegExp(`^\\s*\\W?(?:${machineTitle}|absence du bureau)[\\s.!)\\]]*$`, 'i');
/** Anchored, and without `Re:` before it: a person who answers an absence is still a person. « Bureau de vote » is another bureau. */
const absenceTitle =
  /^\s*(?:r[ée]ponse (?:automatique|d['’]absence)|(?:automatic|auto)[- ]?(?:reply|response)|autoreply|out of (?:the )?office|absen(?:ce|te?s?) du bureau(?! d(?:['’]|(?:e|es|u) [a-zéèà]))|(?:je suis (?:actuellement )?(?:absente?|en (?:cong[ée]s?|vacances))|(?:i am|i['’]m) (?:away|on (?:leave|vacation|holiday)))[\s.!]*$)/i;
/** What begins the titles of absences, and many a subject of people besides. */
const absenceBeginning =
  /^\s*(?:auto(?:matique|matic)?\s*:|(?:notification|avis|message) d['’]absence|absence\s*(?:$|:|re\s*:)|(?:je suis )?(?:actuellement )?absente?s?\b|(?:je suis |actuellement )?en (?:cong[ée]s?|vacances)\b|(?:i am|i['’]m) (?:away|out|on (?:leave|vacation|holiday)))/i;
/** Discourse, ticket systems. */
const taggedTitle = /^\s*\[auto[- ]?(?:generated|mated|matic|reply)\b[^\]]{0,30}\]/i;
const saysAutomatic =
  /^[^\p{L}\n]{0,6}(?:(?:ceci|cet?te? (?:e-?mail|mail|message|courriel|r[ée]ponse)) (?:vous )?(?:est|a [ée]t[ée]) (?:une? )?(?:mail |message |courriel |r[ée]ponse )?(?:g[ée]n[ée]r[ée]e? |envoy[ée]e? |adress[ée]e? )?automati(?:que|quement)(?! \p{L}{0,4}(?:analys|v[ée]rifi|scann))|ce (?:e-?mail|mail|message|courriel) est une? (?:mail |message |courriel |r[ée]ponse |accus[ée] de r[ée]ception )automatique\s*(?:$|[.!(])|merci de ne pas (?:y )?r[ée]pondre|nous vous remercions de ne pas (?:y r[ée]pondre|r[ée]pondre [àa] ce)|(?:veuillez )?ne pas r[ée]pondre [àa] ce|this is an automat(?:ic|ed)|this (?:e-?mail|message|reply) (?:is|was|has been) (?:an )?automatic(?:ally)? (?:generated|sent|created|reply|response|message)|(?:please )?do not reply to this)/imu;
const answersOnReturn =
  /(?:r[ée]pond(?:rai|re)|prendrai connaissance|(?:lir|traiter)ai (?:votre|vos|ce)|(?:message|mail|courriel|demande) sera (?:lu|trait[ée])e?|will (?:respond|reply|answer|get back))[^.\n]{0,60}(?:(?:d[èe]s|[àa]) mon retour|when i return|(?:up)?on my return)/iu;
const namesAnother =
  /(?:en cas d['’]urgence|pour toute (?:urgence|question|demande)|for urgent|in urgent)[^.\n]{0,80}(?:contact|adress|appel|joindre)/iu;
const asking =
  /(?<!\p{L})(?:(?:je|nous) (?:vous )?(?:voudr|souhait|d[ée]sir|demand|sollicit|veux|voulons|signal)|(?:merci de|veuillez|pri[eè]re de) (?:me|m['’]|nous|bien|trouver)|ci-joint|j['’]ai besoin|i would like|please (?:send|find))/iu;
/** Absences leave people and things of the writer's own out, and ask for nothing but to be patient or to write to somebody else. */
const ownAffairs =
  /(?<!\p{L})(?:(?:merci de|veuillez|pri[eè]re de) (?:ne pas (?!r[ée]pondre|y)|compter|d[ée]compter|annuler|pr[ée]voir|reporter|d[ée]caler)|(?:mon|ma|mes|notre|nos) (?:fils|fille|enfants?|mari|femme|[ée]poux|[ée]pouse|compagnon|compagne|p[eè]re|m[eè]re|maison|logement|domicile|dossier|demande)|cantine|garderie|p[ée]riscolaire|cr[èe]che|rendez-vous|rdv)(?!\p{L})/iu;
const challenge =
  /(?:(?:prot[ée]g|s[ée]curis)[ée]e?s? par|protected by)\s{1,3}(?:mail ?in ?black|bluebottle|boxbe|spam ?arrest|mailsafe)/i;
const asksToConfirm = /cliqu|click|authentifi|v[ée]rifi|verif|confirm|valid|captcha/i;
const absenceText =
  /je (?:suis|serai)(?: actuellement)? (?:absente?|en (?:cong[ée]s?|vacances|d[ée]placement|arr[êe]t|formation))|actuellement (?:absente?|en cong[ée]s?)|(?:de|à mon) retour le|absente?[^.\n]{0,40} jusqu['’]au|(?:i am|i['’]m|will be)(?: currently)? (?:out of|away|on (?:annual |sick |parental |maternity )?(?:leave|vacation|holiday))|ich bin\b.{0,40}\b(?:abwesend|im urlaub|nicht im (?:b[üu]ro|hause?))|out of (?:the )?office|limited access to (?:my )?e-?mail/i;

const isAwayNow =
  "je suis(?: actuellement)? (?:absente?|en (?:cong[ée]s?|vacances|d[ée]placement|arr[êe]t|formation)|hors du bureau)|^[^\\p{L}\\n]{0,6}(?:bonjour[\\s,.!]{1,4})?(?:actuellement (?:absente?|en cong[ée]s?)|en cong[ée]s?)|(?:i am|i['’]m)(?: currently)? (?:out of|away|on (?:leave|vacation|holiday))";
const willBeAway =
  'je serai (?:absente?|en (?:cong[ée]s?|vacances))|i will be (?:out of|away|on (?:leave|vacation|holiday))';
/** Of the writer, not of their child: « Léo est absent jusqu'au 8 ». */
const ownAbsence = new RegExp(`(?<!\\p{L})(?:${isAwayNow}|${willBeAway})`, 'imu');
const aDay = '(?:\\p{L}{5,8} )?\\d{1,2}(?:er)?(?: \\p{L}{3,9})?(?:[ /.]\\d{1,4}){0,2}';
const awayUntil = new RegExp(
  `(?<!\\p{L})(?:${isAwayNow}|${willBeAway})[^]{0,80}(?:jusqu['’]au|de retour|mon retour|until|back on|returning|du ${aDay} au (?:\\p{L}{5,8} )?\\d)`,
  'imu',
);

const closedForHolidays =
  /(?<!\p{L})(?:est|sera|sommes|serons)(?: actuellement)? ferm[ée]e?s?(?!\p{L})[^.\n]{0,60}cong[ée]s/iu;

/** `Réponse automatique : votre demande`: it may be read without a sign in the headers. */
export function isMachineTitle(subject: string): boolean {
  return titled.test(subject) || notesTitle.test(subject) || taggedTitle.test(subject);
}

/** `Absent du bureau`, `Réponse automatique` alone: a person may write that; a machine that answers us does. */
export function isAbsenceTitle(subject: string): boolean {
  return absenceTitle.test(subject) || titleAlone.test(subject) || isMachineTitle(subject);
}

/** Also `Absent lundi`, which is a person's as often as not. */
export function soundsLikeAbsence(subject: string): boolean {
  return isAbsenceTitle(subject) || absenceBeginning.test(subject);
}

/**
 * « Je suis absente jusqu'au 8 mars »: in the first person, with its end or the promise of an answer, and without a request.
 * @param isAnswer it answers a message of ours; else the promise alone counts: people who go away say until when
 */
export function tellsOwnAbsence(text: string, isAnswer: boolean): boolean {
  if (text.length > 4_000 || isQuestion(text) || asks(text)) return false;
  if (ownAbsence.test(text) && answersOnReturn.test(text)) return true;
  return isAnswer && (awayUntil.test(text) || closedForHolidays.test(text));
}

/** Not the `?` of a link. */
function isQuestion(text: string): boolean {
  return /\?(?![a-z0-9_&=%/])/.test(text);
}

/** Somebody is away, in a few words that ask for nothing and tell of nothing else. */
export function isNothingButAway(text: string): boolean {
  return text.length <= 600 && absenceText.test(text) && !isQuestion(text) && !asks(text) && !gives.test(text);
}

/** A person sends, hands over, or tells of theirs. */
const gives =
  /(?<!\p{L})(?:envoyez|voici|voil[àa]|ci-joint|pi[èe]ces? (?:manquante|jointe)s?|(?:mon|ma) (?:fils|fille|m[èe]re|p[èe]re|voisine?|enfant))(?!\p{L})/iu;

function asks(text: string): boolean {
  return asking.test(text) || ownAffairs.test(text);
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
  if (text.length > 4_000 || isQuestion(text)) return false;
  // Who asks for something may add when they are away, and whom to call.
  const answersLater = answersOnReturn.test(text) || namesAnother.test(text);
  const isAway = isReply && ownAbsence.test(text) && answersLater && !asks(text);
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

/** « Lu : Votre demande », of programmes that report it in words (before RFC 3798). */
export function tellsOfReading(subject: string, text: string): boolean {
  return /^\s*(?:non )?lu ?:|^\s*(?:not )?read:/i.test(subject) && readWords.test(text) && text.length <= 1_000;
}

const readWords =
  /votre message[^]{0,300}a été (?:lu|supprimé) le (?:\S{4,8} )?\d[\d/.: àh\p{L}()+-]{2,60}\.?\s*$|your message[^]{0,300}was (?:read|deleted) on [^\n]{4,60}\s*$/iu;
