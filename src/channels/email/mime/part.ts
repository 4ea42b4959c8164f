import type { MailHeader } from '../headers.js';
import { headerValue } from '../headers.js';
import { structuredValue, type StructuredValue } from './parameters.js';
import { decoded, decodedPieces, transferEncoding, type TransferEncoding } from './transfer.js';

/** A part of a mail (RFC 2045): a view on the raw bytes, which are decoded only when they are asked for. */
export class Part {
  /** Media type in small letters, `text/plain` where none is written or it is none (RFC 2045 5.2). */
  readonly type: string;
  readonly disposition: string | null;
  /** As written by the sender: see file-name.ts before it is shown or used. */
  readonly fileName: string | null;
  readonly encoding: TransferEncoding;
  readonly parts: Part[] = [];
  /** Still encoded. */
  body: Buffer = Buffer.alloc(0);
  private readonly content: StructuredValue;

  constructor(
    readonly headers: readonly MailHeader[],
    parentType: string | null,
  ) {
    this.content = structuredValue(headerValue(headers, 'content-type') ?? '');
    this.type = mediaType(this.content.value, parentType);
    const disposition = structuredValue(headerValue(headers, 'content-disposition') ?? '');
    this.disposition = disposition.value || null;
    this.fileName = disposition.parameters.get('filename') ?? this.content.parameters.get('name') ?? locatedAt(headers);
    this.encoding = transferEncoding(headerValue(headers, 'content-transfer-encoding'));
  }

  parameter(name: string): string | undefined {
    return this.content.parameters.get(name);
  }

  get contentId(): string | null {
    return /<?([^<>\s]+)>?/.exec(headerValue(this.headers, 'content-id') ?? '')?.[1] ?? null;
  }

  get isMultipart(): boolean {
    return this.type.startsWith('multipart/');
  }

  /** @param most bytes; what is beyond is not decoded */
  bytes(most?: number): Buffer {
    return decoded(this.body, this.encoding, most);
  }

  /** The same bytes, a megabyte at a time. */
  pieces(): Generator<Buffer> {
    return decodedPieces(this.body, this.encoding);
  }
}

/** A place that is the name of a file (RFC 2557 4.2). */
function locatedAt(headers: readonly MailHeader[]): string | null {
  return /^[^/\s:?#]{1,100}\.\w{2,5}$/.exec(headerValue(headers, 'content-location') ?? '')?.[0] ?? null;
}

function mediaType(written: string, parentType: string | null): string {
  if (/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(written)) return written;
  return written === '' && parentType === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
}
