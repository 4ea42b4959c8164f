/** Values of variable length by property id (MS-OXTNEF 2.1.3.4); those of fixed length are passed over. */
export type MapiProperties = Map<number, { bytes: Buffer; isUnicode: boolean }>;

const propertiesMax = 10_000;
const unicode = 0x1f;
const variable = new Set([0x0d, 0x1e, unicode, 0x102]);
const fixedBytes = new Map([
  [0x02, 4],
  [0x03, 4],
  [0x04, 4],
  [0x0a, 4],
  [0x0b, 4],
  [0x05, 8],
  [0x06, 8],
  [0x07, 8],
  [0x14, 8],
  [0x40, 8],
  [0x48, 16],
]);

/** Reads as far as it can be understood. Never throws. */
export function readMapi(block: Buffer): MapiProperties {
  const found: MapiProperties = new Map();
  const cursor = new Cursor(block);
  const count = Math.min(cursor.number(), propertiesMax);
  for (let index = 0; index < count && !cursor.isPast; index += 1) {
    const type = cursor.number(2);
    const id = cursor.number(2);
    if (id >= 0x8000) skipName(cursor);
    const single = type & ~0x1000;
    const values = type & 0x1000 || variable.has(single) ? cursor.number() : 1;
    for (let value = 0; value < values && !cursor.isPast; value += 1) {
      const length = variable.has(single) ? cursor.number() : (fixedBytes.get(single) ?? Infinity);
      const bytes = cursor.take(length);
      if (variable.has(single) && !cursor.isPast) found.set(id, { bytes, isUnicode: single === unicode });
    }
  }
  return found;
}

/** A property of somebody's own has a set and a number, or a name. */
function skipName(cursor: Cursor): void {
  cursor.take(16);
  if (cursor.number() === 0) cursor.number();
  else cursor.take(cursor.number());
}

/** Everything stands at a multiple of four. */
class Cursor {
  private at = 0;
  isPast = false;

  constructor(private readonly block: Buffer) {}

  number(size: 2 | 4 = 4): number {
    if (this.at + size > this.block.length) {
      this.isPast = true;
      return 0;
    }
    const value = this.block.readUIntLE(this.at, size);
    this.at += size;
    return value;
  }

  take(length: number): Buffer {
    const end = this.at + length;
    if (end > this.block.length) this.isPast = true;
    const bytes = this.block.subarray(this.at, end);
    this.at = end + ((4 - (length % 4)) % 4);
    return bytes;
  }
}
