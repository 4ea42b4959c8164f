/** A raw mail from the first line of its head on, whatever stands before, with line feeds where it has none at all. */
export function rawMail(bytes: Buffer): Buffer {
  const raw = withLineFeeds(bytes);
  return raw.subarray(firstLine(raw));
}

/** Very old Macintosh programmes end lines with a carriage return alone. */
function withLineFeeds(raw: Buffer): Buffer {
  if (raw.includes(0x0a) || !raw.includes(0x0d)) return raw;
  return Buffer.from(raw.toString('latin1').replaceAll('\r', '\n'), 'latin1');
}

/** Past blank lines and a byte order mark, which must not hide the head. */
function firstLine(raw: Buffer): number {
  let at = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  while (at < raw.length && at < 1024 && (raw[at] === 0x0a || raw[at] === 0x0d)) at += 1;
  return at;
}
