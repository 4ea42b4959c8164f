import type { Attachment } from 'postal-mime';
import type { FileContent } from '../../dossiers/arrival.js';

// A mail of a person has a handful; what is beyond stays in the original, which is kept whole.
const attachmentsMax = 100;
const nameLengthMax = 150;

/** Files of a mail, under names fit for a screen and a disk; parts that only report on delivery are left out. */
export function filesOf(attachments: readonly Attachment[]): FileContent[] {
  return attachments
    .filter(
      (attachment) => !/^message\/(?:global-)?(?:delivery-status|disposition-notification)$/.test(attachment.mimeType),
    )
    .slice(0, attachmentsMax)
    .map((attachment, index) => ({
      name: fileName(attachment, index + 1),
      mediaType: attachment.mimeType || 'application/octet-stream',
      bytes: bytesOf(attachment),
    }));
}

function fileName(attachment: Attachment, number: number): string {
  const given = (attachment.filename ?? '')
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  if (given && !/^\.+$/.test(given)) return shortened(given);
  return `piece-${number}.${extensions[attachment.mimeType] ?? 'bin'}`;
}

/** Cut in the middle: the extension says what the file is. */
function shortened(name: string): string {
  if (name.length <= nameLengthMax) return name;
  return name.slice(0, nameLengthMax - 12) + name.slice(-12);
}

const extensions: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
  'text/plain': 'txt',
  'text/calendar': 'ics',
  'message/rfc822': 'eml',
};

function bytesOf({ content }: Attachment): Buffer {
  if (typeof content === 'string') return Buffer.from(content, 'utf8');
  return content instanceof Uint8Array
    ? Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    : Buffer.from(content);
}
