import PDFDocument from 'pdfkit';

/** The PDF most office scanners make: one picture per page and not a word of text. */
export async function pdfOfImages(pictures: Buffer[]): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve) => document.on('end', resolve));
  for (const picture of pictures) {
    document.addPage();
    document.image(picture, 0, 0, { fit: [document.page.width, document.page.height] });
  }
  document.end();
  await ended;
  return Buffer.concat(pieces);
}
