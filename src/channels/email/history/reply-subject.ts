export interface ReplySubject {
  /** Its first prefix is one of an answer: of « RE: TR: x », an answer to what was passed on. */
  isReply: boolean;
  /** Its first prefix is one of a mail passed on. */
  isForward: boolean;
  /** Without any prefix, and without the `[tags]` that lists and servers put in front. */
  bare: string;
}

const prefix =
  /^\s*(?:(?<reply>r[eé]|r[eé]p|réponse|aw|antw|sv|vs|res|rif|r|ynt|odp|отв|ответ|رد|回复|答复)|(?<forward>tr|transf|transféré|fwd?|i|wg|rv|enc|vb|vl|pd|doorst|videresend|redir\.|[iİ]lt|пересл|إعادة توجيه|转发))\s?(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s*[:：]/iu;
const tag = /^\s*\[[^\]]{1,60}\](?=\s*\S)/;
const prefixesMax = 30;

/** What the prefixes of a subject say, in French, English and the languages of our neighbours. */
export function replySubject(subject: string): ReplySubject {
  let rest = subject.trim();
  let first: 'reply' | 'forward' | undefined;
  for (let count = 0; count < prefixesMax; count += 1) {
    const found = prefix.exec(rest);
    if (found) first ??= found.groups!.reply === undefined ? 'forward' : 'reply';
    const cut = (found ?? tag.exec(rest))?.[0];
    if (cut === undefined) break;
    rest = rest.slice(cut.length).trim();
  }
  return { isReply: first === 'reply', isForward: first === 'forward', bare: rest };
}
