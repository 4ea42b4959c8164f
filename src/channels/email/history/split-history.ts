import { attributionAt, isUndatedAttribution } from './attribution.js';
import { unglued } from './glued-lines.js';
import { announcedBlock, headerBlockAt } from './header-block.js';
import { isBlank, mailLines, nextWords, type MailLine } from './mail-lines.js';
import { isRewrapped } from './rewrapped.js';
import { signatureFrom } from './signature.js';
import { titleAt } from './titles.js';

/**
 * The three parts of a mail, each in the order of the text; every line that is not blank is in one of them. Where a programme
 * lost the line ends between words, device and fields, they are lines of their own.
 */
export interface SplitMail {
  /** What is said now, with the farewell and the name under it. */
  newText: string;
  /** Earlier mails, that mail programmes copy below (or above) an answer. */
  quotedText: string;
  /** Telephone, address, logos, « Envoyé de mon iPhone », legal warnings. */
  signature: string;
}

/**
 * What is new in a mail apart from what is copied. In doubt a line is new: a mail that is nothing but quotation, one passed on
 * to us (« TR : »: there the copy is the request), and what has the shape of a copy without a word of the subject saying that
 * it is an answer, are kept whole. Never throws; takes time in proportion to the length.
 */
export function splitHistory(text: string, mail: { isReply: boolean; isForward: boolean }): SplitMail {
  const lines = mailLines(mail.isForward ? text : unglued(text));
  const places = lines.map((_, at) => at);
  if (mail.isForward) return { newText: joined(lines, places), quotedText: '', signature: '' };
  const quoted = quotedPlaces(lines, mail.isReply);
  const own = places.filter((at) => !quoted.has(at));
  const isAllQuoted = own.every((at) => isBlank(lines[at]));
  const kept = isAllQuoted ? places : own;
  const signature = new Set(signatureFrom(kept.map((at) => lines[at]!)).map((place) => kept[place]!));
  return {
    newText: joined(
      lines,
      kept.filter((at) => !signature.has(at)),
    ),
    quotedText: isAllQuoted ? '' : joined(lines, [...quoted]),
    signature: joined(lines, [...signature]),
  };
}

function joined(lines: readonly MailLine[], places: readonly number[]): string {
  return places
    .map((at) => lines[at]!.whole)
    .join('\n')
    .trim();
}

function quotedPlaces(lines: readonly MailLine[], isReply: boolean): Set<number> {
  const quoted = new Set<number>();
  let isAnswer = isReply;
  let at = 0;
  while (at < lines.length) {
    const copy = copyAt(lines, at, isReply);
    if (copy === 'passed-on' || (copy && !copy.marked && answersBetween(lines, at))) break;
    const next = at + (copy?.length ?? 1);
    const end = !copy || copy.marked ? next : lines.length;
    for (; at < end; at += 1) if (copy) quoted.add(at);
    isAnswer ||= copy !== null;
  }
  // Only in an answer: « > 50 m² » is a person's own.
  if (isAnswer) lines.slice(0, at).forEach(({ depth }, place) => depth > 0 && quoted.add(place));
  if (isAnswer) withRewrapped(lines.slice(0, at), quoted);
  withRules(lines, quoted);
  return new Set([...quoted].sort((one, other) => one - other));
}

interface Copy {
  /** Of what announces it. */
  length: number;
  /** Its lines are marked with `>`: what follows them without is an answer again. */
  marked: boolean;
}

/** What announces an earlier mail at a line; `passed-on`: the writer passes one on inside an answer, and it is kept. */
function copyAt(lines: readonly MailLine[], at: number, isReply: boolean): Copy | 'passed-on' | null {
  const title = titleAt(lines, at);
  if (title === 'passed-on') return isQuotedAgain(lines[at]!, isReply) ? null : 'passed-on';
  if (title) return copyUnderTitle(lines, at, isReply);
  const block = headerBlockAt(lines, at);
  // A person may lay out a letter in an answer, « De : … », « À : … », « Objet : … »: programmes also say when.
  if (block && isReply && (block.isProven || block.fields.date !== undefined)) return copyFrom(lines, at, block.length);
  const attribution =
    attributionAt(lines, at) ?? (isUndatedAttribution(lines[at]!) ? { length: 1, isProven: false } : null);
  if (!attribution) return null;
  const copy = copyFrom(lines, at, attribution.length);
  if (attribution.isProven) return copy.marked || isReply ? copy : null;
  return copy.marked && isReply ? copy : null;
}

/** Under a title stand the fields of the mail, or in one line who wrote it and when (Proton). */
function copyUnderTitle(lines: readonly MailLine[], at: number, isReply: boolean): Copy | null {
  const under = nextWords(lines, at + 1);
  const mayTell = under < lines.length && !/^[-_=]{2}/.test(lines[under]!.bare);
  const attribution = mayTell ? attributionAt(lines, under) : null;
  if (!attribution) return isReply ? copyFrom(lines, at, 1 + headersAfter(lines, at)) : null;
  const copy = copyFrom(lines, at, under - at + attribution.length);
  return isReply || (copy.marked && attribution.isProven) ? copy : null;
}

/** Passed on in an earlier mail, which is copied here with its marks. */
function isQuotedAgain({ depth }: MailLine, isReply: boolean): boolean {
  return isReply && depth > 0;
}

function headersAfter(lines: readonly MailLine[], at: number): number {
  const announced = announcedBlock(lines, at);
  return announced ? announced.at - at - 1 + announced.block.length : 0;
}

function copyFrom(lines: readonly MailLine[], at: number, length: number): Copy {
  const next = lines[nextWords(lines, at + length)];
  return { length, marked: lines[at]!.depth > 0 || (next?.depth ?? 0) > 0 };
}

/** « Mes réponses en rouge ci-dessous »: the answers stand in the copy, and no mark tells them apart. */
function answersBetween(lines: readonly MailLine[], end: number): boolean {
  return lines.slice(Math.max(0, end - 40), end).some(({ bare, depth }) => depth === 0 && below.test(bare));
}

const below =
  /\b(?:r[ée]pon(?:ses?|ds|du)|commentaires?|pr[ée]cisions|annotations|answers?|comments|repl(?:y|ies))\b.{0,80}(?:ci-dessous|ci-apr[èe]s|en (?:rouge|bleu|vert|gras|majuscules|couleur)|dans (?:le|votre|ton) (?:texte|corps|mail|message|courriel)|\bbelow|\bin (?:red|blue|green|bold|capitals)|\bin-?line)/iu;

/** A person answers between all the lines or between none: one unmarked line that is theirs leaves the others to them too. */
function withRewrapped(lines: readonly MailLine[], quoted: Set<number>): void {
  const from = lines.findIndex(({ depth }) => depth > 0);
  const to = lines.findLastIndex(({ depth }) => depth > 0);
  const isOwn = (line: MailLine, at: number) => !quoted.has(at) && !isBlank(line);
  if (from === -1 || !lines.slice(0, from).some(isOwn) || answersBetween(lines, from)) return;
  const between = lines.flatMap((line, at) => (at > from && at < to && isOwn(line, at) ? [at] : []));
  if (between.every((at) => isRewrapped(lines, at))) between.forEach((at) => quoted.add(at));
}

/** The rule that programmes draw above the copy goes with it. */
function withRules(lines: readonly MailLine[], quoted: Set<number>): void {
  for (const at of [...quoted]) {
    if (quoted.has(at - 1)) continue;
    let above = at - 1;
    while (above >= 0 && isBlank(lines[above])) above -= 1;
    if (above >= 0 && !quoted.has(above) && /^[-_=]{4,}$/.test(lines[above]!.bare)) quoted.add(above);
  }
}
