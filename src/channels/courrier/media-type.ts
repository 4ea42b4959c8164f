/** The four kinds of page a scanner gives us. */
export type LetterMediaType = 'application/pdf' | 'image/tiff' | 'image/jpeg' | 'image/png';

/** A PDF may be preceded by up to this many bytes of something else (ISO 32000-1, annex H, note 13). */
const PDF_HEADER_WITHIN_BYTES = 1024;

const signatures: { mediaType: LetterMediaType; bytes: number[] }[] = [
  { mediaType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/tiff', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { mediaType: 'image/tiff', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
];

/** What a file is by its content: a scanner, or a person, may well have given it the wrong extension. */
export function mediaTypeOf(bytes: Buffer): LetterMediaType | undefined {
  if (bytes.subarray(0, PDF_HEADER_WITHIN_BYTES).includes('%PDF-')) return 'application/pdf';
  return signatures.find((signature) => bytes.subarray(0, signature.bytes.length).equals(Buffer.from(signature.bytes)))
    ?.mediaType;
}
