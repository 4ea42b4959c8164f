import { announcedBlock } from './header-block.js';
import type { MailLine } from './mail-lines.js';

const original = [
  String.raw`(?:message|mail|e-mail|courriel) (?:d['’]origine|original|initial)`,
  String.raw`original (?:message|appointment|e-?mail)`,
  String.raw`(?:ursprüngliche nachricht|original-?nachricht|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|oprindelig besked|opprinnelig melding|ursprungligt meddelande)`,
].join('|');
const passedOn = [
  String.raw`(?:message|mail|e-mail|courriel) (?:transf[ée]r[ée]|transmis|r[ée]exp[ée]di[ée]|fait suivre)`,
  String.raw`forwarded (?:message|e-?mail)`,
  String.raw`(?:weitergeleitete nachricht|mensaje reenviado|mensagem (?:re)?encaminhada|messaggio inoltrato|doorgestuurd bericht)`,
  String.raw`(?:přeposlaná zpráva|videresendt (?:meddelelse|melding)|vidarebefordrat meddelande|edelleenlähetetty viesti|välitetty viesti(?: ?/ ?fwd\.msg)?|továbbított üzenet|przekazana wiadomość|treść przekazanej wiadomości|mesaj redirecționat|proslijeđena poruka|preposlaná správa(?: -+ forwarded message)?|[İi]letilmiş mesaj|[İi]letilen [İi]leti|(?:пересылаемое|перенаправленное) сообщение|(?:перенаправлене|переслане) повідомлення|メッセージを転送)`,
  // Lotus Notes.
  String.raw`(?:transf[ée]r[ée] par|r[ée]exp[ée]di[ée] par|forwarded by) .{1,160}?`,
].join('|');
/** For a pattern: a sign that programmes draw their rules with; Proton's is U+2010. */
export const dash = String.raw`[-_=\u2010-\u2015]`;
const rule = `${dash}{2,}`;
const ofOriginal = new RegExp(String.raw`^${rule} ?(?:${original}) ?(?:${rule})?$`, 'iu');
const ofOriginalAlone = new RegExp(String.raw`^(?:${original}) ?:?$`, 'iu');
const ofPassedOn = new RegExp(String.raw`^${rule} ?(?:${passedOn}) ?(?:${rule})?$`, 'iu');
const ofPassedOnAlone = new RegExp(String.raw`^(?:${passedOn}) ?:?$`, 'iu');
const apple =
  /^(?:d[ée]but du (?:message|courriel) (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée])|begin forwarded message|anfang der weitergeleiteten (?:e-mail|nachricht)|inicio del mensaje reenviado|início da mensagem (?:re)?encaminhada|inizio messaggio inoltrato|začátek přeposílané zprávy|start på videresendt besked|välitetty viesti alkaa|započni proslijeđenu poruku|továbbított levél kezdete|begin doorgestuurd bericht|videresendt melding|początek przekazywanej wiadomości|începe mesajul redirecționat|начало переадресованного сообщения|začiatok preposlanej správy|vidarebefordrat mejl|[İi]leti başlangıcı|початок листа, що пересилається) ?:?$/iu;
// In a tongue that is not listed, where the fields of a mail follow.
const betweenRules = new RegExp(String.raw`^${dash}{3,} ?\p{L}[\p{L} ’'/]{3,60} ?${dash}{3,}$`, 'u');
// Orange, La Poste, SFR.
const webmail = /^message du(?: ?: ?| )\d{1,2}\/\d{1,2}\/\d{2,4}(?: à)? \d{1,2}[:h]\d{2}/iu;

/** What a title says: « ----- Message d’origine ----- » of an answer, « Message transféré » of a mail passed on; null for no title. */
export function titleAt(lines: readonly MailLine[], index: number): 'original' | 'passed-on' | null {
  const { bare } = lines[index]!;
  if (bare === '' || bare.length > 240) return null;
  if (ofPassedOn.test(bare) || apple.test(bare)) return 'passed-on';
  if (ofOriginal.test(bare)) return 'original';
  const isPassedOn = ofPassedOnAlone.test(bare);
  // Without rules around them, they are words like others unless the fields of a mail follow.
  if (!isPassedOn && ![ofOriginalAlone, webmail, betweenRules].some((title) => title.test(bare))) return null;
  if (!announcedBlock(lines, index)) return null;
  return isPassedOn ? 'passed-on' : 'original';
}

/** The date that Orange, La Poste and SFR write in the title itself. */
export function dateInTitle({ bare }: MailLine): string | null {
  return webmail.test(bare) ? bare.replace(/^message du(?: ?: ?| )/i, '') : null;
}
