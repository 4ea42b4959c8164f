/** What an archive says it holds, without opening it. */
export interface ArchiveTotals {
  entries: number;
  /** Once unpacked, as declared. */
  bytes: number;
}

// Sixty-five thousand entries and a comment: the end of a zip is never further from its end (APPNOTE 4.3.16).
const endRecordBytesMax = 22 + 0xffff;
const directoryBytesMax = 4 * 1024 * 1024;

/**
 * Totals declared by the central directory of a zip (APPNOTE 4.3.12), null where there is none to be read. Entries that are archives
 * themselves count as they are: nothing is ever unpacked here.
 */
export function zipTotals(zip: Buffer): ArchiveTotals | null {
  const from = Math.max(0, zip.length - endRecordBytesMax);
  const end = zip.subarray(from).lastIndexOf('PK\x05\x06');
  if (end === -1 || from + end + 22 > zip.length) return null;
  const entries = zip.readUInt16LE(from + end + 10);
  const length = zip.readUInt32LE(from + end + 12);
  const start = from + end - length;
  if (start < 0 || length > directoryBytesMax) return { entries, bytes: Infinity };
  return sum(zip.subarray(start, from + end));
}

function sum(directory: Buffer): ArchiveTotals {
  const totals = { entries: 0, bytes: 0 };
  for (let at = 0; at + 46 <= directory.length && directory.toString('latin1', at, at + 4) === 'PK\x01\x02';) {
    const extra = directory.readUInt16LE(at + 30);
    const nameLength = directory.readUInt16LE(at + 28);
    const size = directory.readUInt32LE(at + 24);
    totals.entries += 1;
    totals.bytes += size === 0xffffffff ? longSize(directory, at + 46 + nameLength, extra) : size;
    at += 46 + nameLength + extra + directory.readUInt16LE(at + 32);
  }
  return totals;
}

/** Zip64 keeps the size in an extra field (APPNOTE 4.5.3). */
function longSize(directory: Buffer, at: number, length: number): number {
  for (let field = at; field + 12 <= Math.min(directory.length, at + length);) {
    if (directory.readUInt16LE(field) === 1) return Number(directory.readBigUInt64LE(field + 4));
    field += 4 + directory.readUInt16LE(field + 2);
  }
  return Infinity;
}

// A zip of texts shrinks to a tenth; bombs to a thousandth.
const ratioMax = 100;
const harmlessBytes = 100 * 1024 * 1024;
const entriesMax = 10_000;

export function isBomb(totals: ArchiveTotals, packedBytes: number): boolean {
  if (totals.entries > entriesMax) return true;
  return totals.bytes > harmlessBytes && totals.bytes > ratioMax * packedBytes;
}
