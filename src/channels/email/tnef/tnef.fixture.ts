/** Writes what Outlook would pack into a `winmail.dat`. */
export function tnefOf(attributes: readonly (readonly [id: number, value: Buffer])[]): Buffer {
  const head = Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]);
  return Buffer.concat([
    head,
    ...attributes.flatMap(([id, value]) => [attributeHead(id, value.length), value, Buffer.alloc(2)]),
  ]);
}

function attributeHead(id: number, length: number): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt8(id >= 0x9000 && id !== 0x9003 ? 2 : 1, 0);
  head.writeUInt32LE(id, 1);
  head.writeUInt32LE(length, 5);
  return head;
}

/** A block of MAPI properties: strings, bytes and numbers. */
export function mapiOf(properties: readonly (readonly [id: number, value: string | Buffer | number])[]): Buffer {
  return Buffer.concat([number(properties.length), ...properties.flatMap(([id, value]) => property(id, value))]);
}

function property(id: number, value: string | Buffer | number): Buffer[] {
  const [type, bytes] = typed(value);
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(id, 2);
  const name = id >= 0x8000 ? [Buffer.alloc(16), number(0), number(7)] : [];
  if (typeof value === 'number') return [head, ...name, bytes];
  return [head, ...name, number(1), number(bytes.length), bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)];
}

function typed(value: string | Buffer | number): [type: number, bytes: Buffer] {
  if (typeof value === 'number') return [0x03, number(value)];
  return typeof value === 'string' ? [0x1f, Buffer.from(`${value}\0`, 'utf16le')] : [0x102, value];
}

export function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
