/** The file stops in the middle: what was read of it is not the directory. */
export class TruncatedDirectory extends Error {
  constructor() {
    super('the file ends in the middle, or is no list of records in JSON: download it again');
    this.name = 'TruncatedDirectory';
  }
}

const sign = { quote: 0x22, backslash: 0x5c, openBrace: 0x7b, closeBrace: 0x7d, openBracket: 0x5b, closeBracket: 0x5d };

/**
 * Cuts a list of JSON objects, `[{…}, …]` or `{"service": [{…}, …]}`, into its objects without holding more than one of them:
 * the directory weighs hundreds of megabytes. Signs of JSON are ASCII, so that bytes do.
 * @throws TruncatedDirectory at the end, after all whole objects
 */
export async function* recordsOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let [inString, isEscaped, isList, hasList] = [false, false, false, false];
  let [around, depth] = [0, 0];
  let kept: Buffer[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (byte === sign.backslash) isEscaped = true;
        else if (byte === sign.quote) inString = false;
      } else if (byte === sign.quote) inString = true;
      else if (depth > 0) {
        if (byte === sign.openBrace) depth++;
        else if (byte === sign.closeBrace && --depth === 0) {
          yield Buffer.concat([...kept, chunk.subarray(start, at + 1)]);
          kept = [];
        }
      } else if (byte === sign.openBrace && isList) {
        depth = 1;
        start = at;
      } else if (byte === sign.openBrace) around++;
      else if (byte === sign.closeBrace) around--;
      else if (byte === sign.openBracket) isList = hasList = true;
      else if (byte === sign.closeBracket) isList = false;
    }
    if (depth > 0) kept.push(chunk.subarray(start));
  }
  if (depth > 0 || around !== 0 || isList || !hasList) throw new TruncatedDirectory();
}
