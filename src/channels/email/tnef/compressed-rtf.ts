const dictionary =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbol' +
  'ArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const windowBytes = 4096;
const rtfBytesMax = 2 * 1024 * 1024;
const compressed = 0x75465a4c;
const plain = 0x414c454d;

/** RTF as Outlook compresses it (MS-OXRTFCP), in Latin-1 as RTF is. What ends in the middle gives what there is. Never throws. */
export function rtfOfCompressed(bytes: Buffer): string {
  if (bytes.length < 16) return '';
  const kind = bytes.readUInt32LE(8);
  if (kind === plain) return bytes.toString('latin1', 16, 16 + rtfBytesMax);
  return kind === compressed ? expanded(bytes.subarray(16), Math.min(bytes.readUInt32LE(4), rtfBytesMax)) : '';
}

/** LZ77 over a ring that starts with common words: a bit says whether a byte or a reference of 12 + 4 bits follows. */
function expanded(input: Buffer, length: number): string {
  const ring = Buffer.alloc(windowBytes);
  let write = ring.write(dictionary, 'latin1');
  const output = Buffer.alloc(length);
  let written = 0;
  const put = (byte: number) => {
    if (written < length) output[written++] = byte;
    ring[write] = byte;
    write = (write + 1) % windowBytes;
  };
  for (let at = 0; at < input.length && written < length;) {
    const flags = input[at++]!;
    for (let bit = 0; bit < 8 && at < input.length && written < length; bit += 1) {
      if (!(flags & (1 << bit))) {
        put(input[at++]!);
        continue;
      }
      if (at + 2 > input.length) break;
      const reference = input.readUInt16BE(at);
      at += 2;
      let read = reference >> 4;
      if (read === write) return output.toString('latin1', 0, written);
      for (let left = (reference & 0xf) + 2; left > 0; left -= 1) {
        put(ring[read]!);
        read = (read + 1) % windowBytes;
      }
    }
  }
  return output.toString('latin1', 0, written);
}
