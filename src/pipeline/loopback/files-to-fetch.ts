import { inMegabytes } from '../../dossiers/megabytes.js';
import { inFullFrench, type Town } from '../../towns/index.js';

/**
 * Above this, all files of a mail together, what is too much is fetched from a page of ours. Base64 makes 7 MB of it, which the
 * servers of small administrations still take: many stop at 10 (RFC 2045 6.8, RFC 1870).
 */
const carriedBytesMax = 5 * 1024 * 1024;

interface Weighed {
  bytes: number;
}

/** What goes with the mail, in its order, as long as there is room; the rest is fetched. */
export function shareOut<File extends Weighed>(files: readonly File[]): { carried: File[]; fetched: File[] } {
  const carried: File[] = [];
  const fetched: File[] = [];
  let room = carriedBytesMax;
  for (const file of files) {
    if (file.bytes > room) fetched.push(file);
    else {
      carried.push(file);
      room -= file.bytes;
    }
  }
  return { carried, fetched };
}

/** What the mail says of files it does not carry. */
export function filesToFetch(
  town: Town,
  files: readonly { name: string; bytes: number }[],
  url: string,
  expiresAt: Date,
): string {
  const list = files.map(({ name, bytes }) => `– ${name} (${inMegabytes(bytes)})`);
  const until = inFullFrench(expiresAt, town.platform.working_calendar.timezone);
  const heading =
    files.length > 1
      ? 'Fichiers trop lourds pour être joints à ce message :'
      : 'Fichier trop lourd pour être joint à ce message :';
  return `\n\n${heading}\n${list.join('\n')}\n\nÀ télécharger jusqu’au ${until}, sans compte ni mot de passe :\n${url}`;
}
