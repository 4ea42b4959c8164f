export type HeaderField = 'from' | 'date' | 'to' | 'subject';
export type FieldName = HeaderField | 'other';

/** Above a mail they copy, programmes name its fields in their user's tongue: those of Europe, and Japanese. */
const spellings: Record<FieldName, string> = {
  from: 'de|from|von|da|van|från|fra|expéditeur|expediteur|remitente|remetente|mittente|od|lähettäjä|šalje|feladó|expeditorul|de la|отправитель|от|kimden|gönderen|від|від кого|saatja|nadawca|από|送信元|差出人',
  date: "date|envoyé|envoye|envoyé le|envoyé à|date d'envoi|sent|sent at|gesendet|datum|enviado|enviado el|enviada em|enviado em|fecha|data|inviato|data invio|verzonden|skickat|sendt|dato|päivämäärä|päiväys|lähetetty|dátum|elküldve|wysłano|dată|trimis|дата|отправлено|відправлено|tarih|gönderilen|gönderildi|odoslané|odesláno|poslano|ημερομηνία|στάλθηκε|日付|送信日時",
  to: 'à|a|to|pour|destinataire|destinataires|an|para|aan|till|til|komu|vastaanottaja|prima|címzett|do|destinatarul|către|кому|pre|kime|adresat|προς|送信先|宛先',
  subject:
    'objet|sujet|subject|betreff|asunto|assunto|oggetto|onderwerp|ämne|emne|předmět|predmet|aihe|tárgy|temat|subiectul|subiect|тема|konu|naslov|θέμα|件名',
  other:
    'cc|cci|bcc|copie|copie à|copie a|copie cachée|répondre à|réponse à|reply-to|importance|priorité|priority|pièces jointes|pièce jointe|pj|attachments|attachment|organisation|organization|kopie|kopie (cc)|kopia|kopio|kopi|kópia|cópia|másolat|másolatot kap|dw|копия|копія|bilgi|κοιν|sensibilité|catégories|message-id|références|references|antwort an|rispondi a|responder a|antwoord aan|svara till|svar til|vastaus|odpověď na|odpowiedź-do|odgovori na|odpovedať-pre|válaszcím|răspuns către|ответ-кому|кому відповісти|yanıt adresi',
};

const names = new Map(
  Object.entries(spellings).flatMap(([name, words]) =>
    words.split('|').map((word) => [word, name as FieldName] as const),
  ),
);

/** What a word before a colon names; undefined where it is no field of a mail. */
export function fieldNamed(word: string): FieldName | undefined {
  return names.get(word.toLowerCase().replaceAll('’', "'"));
}

/** For a pattern: the names as they begin a field that stands behind other words. */
export const fieldsInCapitals = [...names.keys()]
  .map((word) => word[0]!.toUpperCase() + word.slice(1))
  .concat('CC')
  .sort((one, other) => other.length - one.length)
  .join('|')
  .replace(/[()]/g, '\\$&');
const glued = new RegExp(`(?<=\\S) ?(?=(?:${fieldsInCapitals})[ \\u00a0]?:)`, 'gu');

/** Fields that stand in one line, each on its own: they begin with a capital. */
export function ungluedFields(line: string): string {
  return line.replace(glued, '\n');
}
