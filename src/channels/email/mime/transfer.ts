/** How a body travels (RFC 2045 6); `uuencode` is older than MIME, and still met. */
export type TransferEncoding = 'identity' | 'base64' | 'quoted-printable' | 'uuencode';

export function transferEncoding(field: string | null): TransferEncoding {
  const name = (field ?? '')
    .replace(/\([^()]*\)/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9,;=]/g, '')
    .replace(/^x(?=\w)/, '');
  if (/^(?:base64|b64|b(?![a-z]))/.test(name)) return 'base64';
  if (/^(?:quotedprintable|qp|q(?![a-z]))/.test(name)) return 'quoted-printable';
  return /^uu(?:encode|e)?$/.test(name) ? 'uuencode' : 'identity';
}

/** Bytes of encoded text that are decoded at a time, so that 40 MB are never in memory twice. */
const stepBytes = 1024 * 1024;

/** A body in its own bytes, piece by piece. What does not belong to the encoding is passed over. */
export function* decodedPieces(body: Buffer, encoding: TransferEncoding): Generator<Buffer> {
  if (encoding === 'base64') yield* fromBase64(body);
  else if (encoding === 'quoted-printable') yield* fromQuotedPrintable(body);
  else if (encoding === 'uuencode') yield fromUuencode(body);
  else yield body;
}

/** @param most bytes; what is beyond is not decoded at all */
export function decoded(body: Buffer, encoding: TransferEncoding, most = Infinity): Buffer {
  if (encoding === 'identity') return body.subarray(0, Math.min(body.length, most));
  const pieces: Buffer[] = [];
  let bytes = 0;
  for (const piece of decodedPieces(body, encoding)) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes >= most) break;
  }
  const whole = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
  return whole.subarray(0, Math.min(whole.length, most));
}

function* fromBase64(body: Buffer): Generator<Buffer> {
  let carried = '';
  for (let at = 0; at < body.length; at += stepBytes) {
    const text = carried + body.toString('latin1', at, at + stepBytes).replace(/[^A-Za-z0-9+/=]+/g, '');
    carried = '';
    // Some programmes pad each line: every `=` ends a group.
    const units = text.split(/=+/);
    const last = units.pop()!;
    for (const unit of units) if (unit) yield Buffer.from(unit, 'base64');
    const whole = last.length - (last.length % 4);
    carried = last.slice(whole);
    if (whole > 0) yield Buffer.from(last.slice(0, whole), 'base64');
  }
  if (carried) yield Buffer.from(carried, 'base64');
}

function* fromQuotedPrintable(body: Buffer): Generator<Buffer> {
  let at = 0;
  while (at < body.length) {
    const end = quotedCut(body, at);
    yield unquoted(body.subarray(at, end));
    at = end;
  }
}

/** After a line where there is one, and never within `=E9`. */
function quotedCut(body: Buffer, from: number): number {
  const end = from + stepBytes;
  if (end >= body.length) return body.length;
  const line = body.subarray(from, end).lastIndexOf(0x0a);
  if (line !== -1) return from + line + 1;
  const sign = body.subarray(end - 2, end).indexOf(0x3d);
  return sign === -1 ? end : end - 2 + sign;
}

function unquoted(body: Buffer): Buffer {
  const result = Buffer.allocUnsafe(body.length);
  let length = 0;
  let at = 0;
  for (let sign = body.indexOf(0x3d); sign !== -1; sign = body.indexOf(0x3d, at)) {
    length += body.copy(result, length, at, sign);
    const escape = /^=(?:([0-9A-Fa-f]{2})|[ \t]{0,70}(?:\r?\n|$))/.exec(body.toString('latin1', sign, sign + 74));
    if (escape?.[1]) result[length++] = parseInt(escape[1], 16);
    else if (!escape) result[length++] = 0x3d;
    at = sign + (escape?.[0].length ?? 1);
  }
  length += body.copy(result, length, at);
  return result.subarray(0, length);
}

/** From `begin 644 name` to `end`, or all lines where these are missing. */
export function fromUuencode(body: Buffer): Buffer {
  const lines = body.toString('latin1').split(/\r?\n/);
  const begin = lines.findIndex((line) => /^begin [0-7]{3,4} /.test(line));
  const pieces: Buffer[] = [];
  for (const line of lines.slice(begin + 1)) {
    if (/^end\s*$/.test(line)) break;
    if (line !== '') pieces.push(uuLine(line));
  }
  return Buffer.concat(pieces);
}

function uuLine(line: string): Buffer {
  const length = (line.charCodeAt(0) - 32) & 63;
  const result = Buffer.alloc(Math.ceil(length / 3) * 3);
  const value = (index: number) => (index < line.length ? (line.charCodeAt(index) - 32) & 63 : 0);
  for (let group = 0; group * 3 < length; group += 1) {
    const at = 1 + group * 4;
    const bits = (value(at) << 18) | (value(at + 1) << 12) | (value(at + 2) << 6) | value(at + 3);
    result.writeUIntBE(bits, group * 3, 3);
  }
  return result.subarray(0, length);
}
