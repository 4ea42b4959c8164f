import PDFDocument from 'pdfkit';
import type { OutgoingMessage } from '../../dossiers/delivery.js';
import { toWinAnsi } from './win-ansi.js';
import { withoutHeader } from './without-header.js';

const mm = (millimetres: number) => (millimetres * 72) / 25.4;

const MARGIN = mm(20);
const FOOT = mm(25);
/** Where the window of a French DL envelope (45 × 100 mm, 20 mm from the right and the bottom) shows the address. */
const WINDOW = { left: mm(110), top: mm(45), width: mm(85), height: mm(38) };
/** Below the first fold (99 mm), so that nothing else shows in the window. */
const TEXT_TOP = mm(100);
const PAGE_NUMBER_TOP = mm(283);

/** An A4 letter: sender at the top left, recipient in the window of the envelope, text, page numbers if several. */
export async function drawLetterPdf(message: OutgoingMessage, address: string[]): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: FOOT },
    bufferPages: true,
    lang: 'fr-FR',
    info: { Title: `Courrier ${message.dossierNumber}`, Author: toWinAnsi(message.from.name) },
  });
  const bytes = collect(document);
  const sender = [message.from.name, ...message.from.postalAddress];
  const recipient = [...(message.recipientName ? [message.recipientName] : []), ...address];
  drawSender(document, sender, message);
  drawRecipient(document, recipient);
  document.font('Helvetica').fontSize(10.5);
  const body = withoutHeader(message.text, [...sender, ...recipient]);
  document.text(toWinAnsi(body), MARGIN, TEXT_TOP, { width: document.page.width - 2 * MARGIN, lineGap: 2 });
  numberPages(document, message.dossierNumber);
  document.end();
  return bytes;
}

function drawSender(document: PDFKit.PDFDocument, sender: string[], { from }: OutgoingMessage): void {
  const [name = '', ...address] = sender.map(toWinAnsi);
  const contacts = [from.phone, from.email].filter((contact) => contact !== '').map(toWinAnsi);
  document
    .font('Helvetica-Bold')
    .fontSize(10.5)
    .text(name, MARGIN, MARGIN, { width: mm(85) });
  document.font('Helvetica').fontSize(9);
  document.text([...address, ...contacts].join('\n'), { width: mm(85) });
}

/** The post reads at most six lines; what exceeds the window is not printed over the letter. */
function drawRecipient(document: PDFKit.PDFDocument, recipient: string[]): void {
  const { left, top, width, height } = WINDOW;
  document.font('Helvetica').fontSize(10.5);
  document.text(recipient.map(toWinAnsi).join('\n'), left, top, { width, height, ellipsis: true });
}

function numberPages(document: PDFKit.PDFDocument, dossierNumber: string): void {
  const { start, count } = document.bufferedPageRange();
  if (count < 2) return;
  for (let page = 0; page < count; page++) {
    document.switchToPage(start + page);
    // Below the margin: pdfkit would otherwise begin another page for it.
    document.page.margins.bottom = 0;
    document.font('Helvetica').fontSize(8);
    document.text(`Dossier ${dossierNumber} – page ${page + 1} sur ${count}`, MARGIN, PAGE_NUMBER_TOP, {
      width: document.page.width - 2 * MARGIN,
      align: 'right',
      lineBreak: false,
    });
  }
}

function collect(document: PDFKit.PDFDocument): Promise<Buffer> {
  const pieces: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', () => resolve(Buffer.concat(pieces)));
    document.on('error', reject);
  });
}
