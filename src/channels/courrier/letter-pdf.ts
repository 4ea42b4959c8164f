import { withFrenchSpaces } from '../../dossiers/french-spaces.js';
import type { OutgoingMessage } from '../../dossiers/delivery.js';
import { drawText } from './letter-text.js';
import { toWinAnsi } from './win-ansi.js';
import { addressZone, mm } from './window.js';
import { withoutHeader } from './without-header.js';

const ink = '#000000';
const margin = mm(20);
/** Left of the window. */
const headWidth = mm(75);
/** Below the first fold, so that nothing else shows in the window. */
const textTop = mm(101);
const pageNumberTop = mm(282);
/** Thirds for a DL envelope, the middle for a C5 one. */
const folds = [99, 148.5, 198].map(mm);

/** How the templates call whoever has given no name. */
const unnamed = 'Madame, Monsieur';

/** Points; no smaller letter than the first is read with ease (CA-06). */
const textSize = 11;
const addressSizes = { largest: 11, smallest: 8 };

/**
 * An A4 letter: the town at the top left, the recipient in the window of the envelope, folding marks, the text, page numbers if
 * several. Tagged and in French, so that the file can be read aloud too (PDF 1.7, 14.8).
 * @param address as `addressLines` made it
 */
export async function drawLetterPdf(message: OutgoingMessage, address: readonly string[]): Promise<Buffer> {
  const { from, subject, dossierNumber } = message;
  // Two megabytes of fonts and compression: for whoever prints.
  const { default: PDFDocument } = await import('pdfkit');
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: margin, left: margin, right: margin, bottom: mm(20) },
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: 'fr-FR',
    info: { Title: toWinAnsi(subject ?? `Courrier ${dossierNumber}`), Author: toWinAnsi(from.name) },
  });
  const bytes = collect(document);
  const root = document.struct('Document');
  document.addStructure(root);
  root.add(document.struct('P', {}, () => drawHead(document, from)));
  root.add(document.struct('P', {}, () => drawAddress(document, address)));
  document.font('Helvetica').fontSize(textSize);
  const recipient = [message.recipientName ?? unnamed, ...message.recipient.split('\n')];
  const printed = ['', from.name, ...from.postalAddress, ...recipient];
  const text = toWinAnsi(withFrenchSpaces(withoutHeader(message.text, printed)));
  drawText(document, root, text, { left: margin, top: textTop, width: document.page.width - 2 * margin });
  root.end();
  finishPages(document, dossierNumber);
  document.end();
  return bytes;
}

function drawHead(
  document: PDFKit.PDFDocument,
  { name, postalAddress, phone, email, colour = ink }: OutgoingMessage['from'],
) {
  const options = { width: headWidth };
  document.font('Helvetica-Bold').fontSize(13).fillColor(colour);
  document.text(toWinAnsi(name), margin, margin, options);
  document.font('Helvetica').fontSize(10).fillColor(ink);
  const lines = [...postalAddress, phone, email].filter((line) => line !== '');
  document.text(toWinAnsi(withFrenchSpaces(lines.join('\n'))), margin, document.y + 2, options);
}

/** Each line whole, in the largest size in which all fit; the last one on the lower edge of the zone. */
function drawAddress(document: PDFKit.PDFDocument, address: readonly string[]): void {
  const { left, top, width, height } = addressZone;
  const lines = address.map(toWinAnsi);
  document.font('Helvetica').fontSize(addressSizes.largest);
  const widest = Math.max(...lines.map((line) => document.widthOfString(line)));
  const scale = Math.min(1, width / widest, height / (lines.length * document.currentLineHeight(true)));
  document.fontSize(Math.max(addressSizes.smallest, addressSizes.largest * scale));
  const lineHeight = document.currentLineHeight(true);
  const first = top + height - lines.length * lineHeight;
  lines.forEach((line, row) => document.text(line, left, first + row * lineHeight, { lineBreak: false }));
}

/** What is no part of the letter's words. */
function finishPages(document: PDFKit.PDFDocument, dossierNumber: string): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(start + page);
    document.markContent('Artifact', { type: 'Pagination' });
    document.lineWidth(0.5).strokeColor('#999999');
    for (const fold of folds) document.moveTo(mm(5), fold).lineTo(mm(8), fold).stroke();
    if (count > 1) numberPage(document, `Dossier ${dossierNumber} – page ${page + 1} sur ${count}`);
    document.endMarkedContent();
  }
}

function numberPage(document: PDFKit.PDFDocument, words: string): void {
  // Below the margin: pdfkit would otherwise begin another page for it.
  document.page.margins.bottom = 0;
  document.font('Helvetica').fontSize(9);
  document.text(words, margin, pageNumberTop, {
    width: document.page.width - 2 * margin,
    align: 'right',
    lineBreak: false,
  });
}

function collect(document: PDFKit.PDFDocument): Promise<Buffer> {
  const pieces: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', () => resolve(Buffer.concat(pieces)));
    document.on('error', reject);
  });
}
