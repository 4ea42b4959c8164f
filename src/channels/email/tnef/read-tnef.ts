import { decodeText } from '../mime/charset.js';
import { htmlToText } from '../html-to-text.js';
import { readMapi, type MapiProperties } from './mapi.js';
import { rtfOfCompressed } from './compressed-rtf.js';
import { rtfToText } from './rtf-to-text.js';

/** What Outlook packs into a `winmail.dat` (MS-OXTNEF) when it takes the reader for another Outlook. */
export interface Tnef {
  /** `IPM.Note` and its like (MS-OXTNEF 2.1.3.3.1), empty when it does not say. */
  messageClass: string;
  text: string;
  files: { name: string | null; type: string; bytes: Buffer }[];
  /** False when it ends in the middle. */
  isWhole: boolean;
}

const signature = 0x223e9f78;
const ids = {
  messageClass: 0x8008,
  body: 0x800c,
  title: 0x8010,
  data: 0x800f,
  properties: 0x9003,
  newFile: 0x9002,
  ofFile: 0x9005,
  codepage: 0x9007,
};
const most = { files: 200, attributes: 20_000 };

/** Never throws. @returns null when it is no TNEF */
export function readTnef(bytes: Buffer): Tnef | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== signature) return null;
  const tnef: Tnef = { messageClass: '', text: '', files: [], isWhole: true };
  let charset = 'windows-1252';
  let file: Tnef['files'][number] | null = null;
  let at = 6;
  for (let count = 0; at < bytes.length && count < most.attributes; count += 1) {
    const end = at + 9 + (at + 9 <= bytes.length ? bytes.readUInt32LE(at + 5) : Infinity);
    // Two bytes of checksum follow; many writers get them wrong.
    if (end > bytes.length) return { ...tnef, isWhole: false };
    const id = bytes.readUInt16LE(at + 1);
    const value = bytes.subarray(at + 9, end);
    at = end + 2;
    if (id === ids.codepage && value.length >= 4) charset = `windows-${value.readUInt32LE(0)}`;
    else if (id === ids.messageClass) tnef.messageClass ||= words(value, charset);
    else if (id === ids.body) tnef.text ||= words(value, charset);
    else if (id === ids.properties) tnef.text ||= textOf(readMapi(value), charset);
    else if (id === ids.newFile) {
      if (tnef.files.length >= most.files) return tnef;
      file = { name: null, type: 'application/octet-stream', bytes: Buffer.alloc(0) };
      tnef.files.push(file);
    } else if (file && id === ids.title) file.name ??= words(value, charset);
    else if (file && id === ids.data) file.bytes = value;
    else if (file && id === ids.ofFile) complete(file, readMapi(value), charset);
  }
  return tnef;
}

const tags = { text: 0x1000, html: 0x1013, rtf: 0x1009, longName: 0x3707, mediaType: 0x370e, data: 0x3701 };

function textOf(properties: MapiProperties, charset: string): string {
  const html = properties.get(tags.html);
  const text = properties.get(tags.text);
  if (text) return words(text.bytes, text.isUnicode ? 'utf-16le' : charset);
  if (html) return htmlToText(words(html.bytes, html.isUnicode ? 'utf-16le' : charset));
  const rtf = properties.get(tags.rtf);
  return rtf ? rtfToText(rtfOfCompressed(rtf.bytes)) : '';
}

function complete(file: Tnef['files'][number], properties: MapiProperties, charset: string): void {
  const string = (tag: number) => {
    const value = properties.get(tag);
    return value && words(value.bytes, value.isUnicode ? 'utf-16le' : charset);
  };
  file.name = string(tags.longName) || file.name;
  const type = string(tags.mediaType)?.toLowerCase();
  if (type && /^[\w.+-]+\/[\w.+-]+$/.test(type)) file.type = type;
  if (file.bytes.length === 0) file.bytes = properties.get(tags.data)?.bytes ?? file.bytes;
}

function words(bytes: Buffer, charset: string): string {
  return decodeText(bytes, charset).text.replace(/\0/g, '').trim();
}
