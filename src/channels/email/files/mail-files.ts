import type { MailBody } from '../mime/body.js';
import { readTnef, type Tnef } from '../tnef/read-tnef.js';
import { isBomb, zipTotals } from './archive.js';
import { mayHideScripts, safeFileName, startsWhenOpened } from './file-name.js';
import { fileType } from './file-type.js';

/** Bytes that are decoded when they are asked for, so that 40 MB are not held twice. A part of a mail is one. */
export interface Content {
  /** @param most bytes; what is beyond is not decoded */
  bytes(most?: number): Buffer;
  pieces(): Iterable<Buffer>;
}

/** A file under a name and a type that do no harm. */
export interface MailFile {
  name: string;
  mediaType: string;
  /** An image within the words, as against a document joined to them. */
  isInline: boolean;
  content: Content;
}

/** As its sender gave it. */
interface GivenFile {
  name: string | null;
  type: string;
  isInline: boolean;
  /** It was sent, but nothing of it can be decoded. */
  isSpoilt: boolean;
  content: Content;
}

// A person sends a handful; what is beyond stays in the original, which is kept whole.
const filesMax = 200;
const headBytes = 4096;

/** @param faults to which what a person should know of the files is added */
export function mailFiles(
  body: MailBody,
  faults: Set<string>,
): { files: MailFile[]; packed: Pick<Tnef, 'text' | 'messageClass'> } {
  const given: GivenFile[] = [];
  const found = { text: '', messageClass: '' };
  for (const { part, isInline } of body.files) {
    const isSpoilt = part.body.length > 0 && part.bytes(1).length === 0;
    const file = { name: part.fileName, type: part.type, isInline, isSpoilt, content: part };
    const packed = isTnef(file) ? readTnef(part.bytes()) : null;
    given.push(...(packed?.files.map(unpacked) ?? [file]));
    found.text ||= packed?.text ?? '';
    found.messageClass ||= packed?.messageClass ?? '';
    if (packed && !packed.isWhole) faults.add('truncated: winmail.dat');
  }
  given.push(...body.uuencoded.map(unpacked));
  if (given.length > filesMax) faults.add(`too-many-files: ${given.length}, of which ${filesMax} are kept apart`);
  return { files: given.slice(0, filesMax).map((file, index) => harmless(file, index + 1, faults)), packed: found };
}

function isTnef({ name, type }: GivenFile): boolean {
  return /^application\/(?:vnd\.)?ms-tnef$/.test(type) || /^winmail\.dat$/i.test(name ?? '');
}

function unpacked({ name, type, bytes }: { name: string | null; type: string; bytes: Buffer }): GivenFile {
  return {
    name,
    type,
    isInline: false,
    isSpoilt: false,
    content: { bytes: (most) => bytes.subarray(0, most), pieces: () => [bytes] },
  };
}

function harmless(file: GivenFile, number: number, faults: Set<string>): MailFile {
  const { content, isInline } = file;
  const { type: mediaType, declaredAs } = fileType(content.bytes(headBytes), file.type, file.name ?? '');
  const given = safeFileName(file.name, mediaType, number);
  const isDangerous = startsWhenOpened(given) || executable.test(mediaType);
  // Nothing starts when it is saved and opened without a thought.
  const name = isDangerous ? `${given}.suspect` : given;
  if (isDangerous) faults.add(`dangerous-file: ${name}`);
  else if (mayHideScripts(name, mediaType)) faults.add(`file-with-scripts: ${name}`);
  if (declaredAs !== undefined) faults.add(`type-belied: ${name} is ${mediaType}, declared ${declaredAs}`);
  if (file.isSpoilt) faults.add(`unreadable: ${name}`);
  if (sealed.test(mediaType)) faults.add(`encrypted: ${name}`);
  if (mediaType === 'application/zip') lookIntoZip(name, content.bytes(), faults);
  return { name, mediaType, isInline, content };
}

const executable = /^application\/(?:vnd\.microsoft\.portable-executable|x-executable|x-ms-shortcut)$/;
const sealed = /^application\/(?:x-)?(?:pkcs7-mime|pgp-encrypted)$/;

function lookIntoZip(name: string, zip: Buffer, faults: Set<string>): void {
  const totals = zipTotals(zip);
  if (totals && isBomb(totals, zip.length)) faults.add(`archive-too-large: ${name} declares ${totals.entries} files`);
}
