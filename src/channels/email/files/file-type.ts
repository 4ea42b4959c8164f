/**
 * The media type of a file: what its first bytes are, then what it was declared, then what its name says. Senders declare anything,
 * by mistake or to deceive.
 * @param head at least the first 512 bytes, or all
 * @returns `declaredAs` where the bytes belie the declaration
 */
export function fileType(head: Buffer, declared: string, name: string): { type: string; declaredAs?: string } {
  const said = sameType(declared);
  const byName = named.get(extensionOf(name)) ?? null;
  const seen = seenType(head);
  if (seen === null) return { type: vague.has(said) ? (byName ?? 'application/octet-stream') : said };
  if (vague.has(said)) return { type: fits(seen, byName) ? byName! : seen };
  return fits(seen, said) ? { type: said } : { type: fits(seen, byName) ? byName! : seen, declaredAs: said };
}

function seenType(head: Buffer): string | null {
  const found = signatures.find(([bytes, , at = 0]) => head.subarray(at, at + bytes.length).equals(bytes));
  if (found) return found[1];
  const start = head
    .toString('latin1', 0, 512)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase();
  if (/^(?:<!doctype html|<html|<head|<body|<script|<iframe)/.test(start)) return 'text/html';
  return /^(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*|<!doctype svg[^>]*>\s*)*<svg[\s>]/.test(start)
    ? 'image/svg+xml'
    : null;
}

const bytes = (text: string) => Buffer.from(text, 'latin1');
const signatures: [bytes: Buffer, type: string, at?: number][] = [
  [bytes('%PDF-'), 'application/pdf'],
  [bytes('\x89PNG\r\n\x1a\n'), 'image/png'],
  [bytes('\xff\xd8\xff'), 'image/jpeg'],
  [bytes('GIF8'), 'image/gif'],
  [bytes('II*\0'), 'image/tiff'],
  [bytes('MM\0*'), 'image/tiff'],
  [bytes('WEBP'), 'image/webp', 8],
  [bytes('ftypheic'), 'image/heic', 4],
  [bytes('ftypmif1'), 'image/heic', 4],
  [bytes('PK\x03\x04'), 'application/zip'],
  [bytes('PK\x05\x06'), 'application/zip'],
  [bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'application/x-ole-storage'],
  [bytes('{\\rtf'), 'application/rtf'],
  [bytes('Rar!\x1a\x07'), 'application/vnd.rar'],
  [bytes("7z\xbc\xaf'\x1c"), 'application/x-7z-compressed'],
  [bytes('\x1f\x8b'), 'application/gzip'],
  [bytes('BZh'), 'application/x-bzip2'],
  [bytes('MZ'), 'application/vnd.microsoft.portable-executable'],
  [bytes('\x7fELF'), 'application/x-executable'],
  [bytes('#!'), 'text/x-shellscript'],
  [bytes('L\0\0\0\x01\x14\x02\0'), 'application/x-ms-shortcut'],
];

/** What is carried in another's clothes by right: an office file is a zip, an old one an OLE storage. */
function fits(seen: string, said: string | null): boolean {
  if (said === null) return false;
  if (seen === said) return true;
  if (seen === 'application/zip') return zipped.test(said);
  if (seen === 'application/x-ole-storage') return stored.test(said);
  if (seen === 'text/html') return said === 'application/xhtml+xml' || /^text\/|\bxml$/.test(said);
  return said === 'text/x-shellscript' || (seen === 'text/x-shellscript' && said.startsWith('text/'));
}

const zipped =
  /openxmlformats|opendocument|macroenabled|epub|java-archive|apk|\bzip\b|android|kmz|vnd\.sketchup|application\/vnd\.ms-(?:excel|word|powerpoint)/;
const stored =
  /msword|ms-(?:excel|word|powerpoint|outlook|office|works|project|publisher|visio)|vnd\.visio|msi\b|msaccess|mspublisher/;

/** Says nothing. */
const vague = new Set([
  'application/octet-stream',
  'application/octetstream',
  'application/x-octet-stream',
  'application/x-unknown',
  'application/download',
  'application/force-download',
  'binary/octet-stream',
  '',
]);

function sameType(declared: string): string {
  return otherNames.get(declared) ?? declared;
}

const otherNames = new Map([
  ['image/jpg', 'image/jpeg'],
  ['image/pjpeg', 'image/jpeg'],
  ['image/x-png', 'image/png'],
  ['image/tif', 'image/tiff'],
  ['image/heif', 'image/heic'],
  ['application/x-pdf', 'application/pdf'],
  ['text/pdf', 'application/pdf'],
  ['application/x-zip-compressed', 'application/zip'],
  ['application/x-zip', 'application/zip'],
  ['multipart/x-zip', 'application/zip'],
  ['application/x-gzip', 'application/gzip'],
  ['application/x-rar-compressed', 'application/vnd.rar'],
  ['application/x-rar', 'application/vnd.rar'],
  ['text/rtf', 'application/rtf'],
  ['application/x-msdownload', 'application/vnd.microsoft.portable-executable'],
  ['application/x-msdos-program', 'application/vnd.microsoft.portable-executable'],
]);

function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]!.toLowerCase() ?? '';
}

const office = 'application/vnd.openxmlformats-officedocument.';
const named = new Map([
  ['pdf', 'application/pdf'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['gif', 'image/gif'],
  ['tif', 'image/tiff'],
  ['tiff', 'image/tiff'],
  ['heic', 'image/heic'],
  ['txt', 'text/plain'],
  ['csv', 'text/csv'],
  ['html', 'text/html'],
  ['htm', 'text/html'],
  ['svg', 'image/svg+xml'],
  ['ics', 'text/calendar'],
  ['eml', 'message/rfc822'],
  ['zip', 'application/zip'],
  ['rtf', 'application/rtf'],
  ['doc', 'application/msword'],
  ['xls', 'application/vnd.ms-excel'],
  ['ppt', 'application/vnd.ms-powerpoint'],
  ['msg', 'application/vnd.ms-outlook'],
  ['docx', `${office}wordprocessingml.document`],
  ['xlsx', `${office}spreadsheetml.sheet`],
  ['pptx', `${office}presentationml.presentation`],
  ['docm', 'application/vnd.ms-word.document.macroenabled.12'],
  ['xlsm', 'application/vnd.ms-excel.sheet.macroenabled.12'],
  ['odt', 'application/vnd.oasis.opendocument.text'],
  ['ods', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['odp', 'application/vnd.oasis.opendocument.presentation'],
]);
