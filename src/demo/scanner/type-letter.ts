import PDFDocument from 'pdfkit';

export interface LetterWords {
  /** Name, address, and if need be telephone and e-mail: one per line. Empty for an anonymous letter. */
  sender: string[];
  recipient: string[];
  place: string;
  /** As written: « 3 février 2027 ». */
  date: string;
  subject?: string;
  body: string;
  signature: string;
}

const mm = (millimetres: number) => (millimetres * 72) / 25.4;
const LEFT = mm(20);
const RIGHT_COLUMN = mm(112);
const TEXT_WIDTH = mm(170);

/** Types a letter as people do at home: sender on the left, town hall on the right, date, subject, text. A PDF. */
export async function typeLetter(letter: LetterWords): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margins: { top: mm(20), left: LEFT, right: LEFT, bottom: mm(20) } });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve) => document.on('end', resolve));
  document.font('Times-Roman').fontSize(11.5);
  document.text(letter.sender.join('\n'), LEFT, mm(18));
  document.text(letter.recipient.join('\n'), RIGHT_COLUMN, mm(48));
  document.text(`${letter.place}, le ${letter.date}`, RIGHT_COLUMN, mm(78));
  if (letter.subject)
    document.font('Times-Bold').text(`Objet : ${letter.subject}`, LEFT, mm(95), { width: TEXT_WIDTH });
  document.font('Times-Roman').text(letter.body, LEFT, mm(110), { width: TEXT_WIDTH, lineGap: 2 });
  document
    .moveDown(2)
    .font('Times-Italic')
    .text(letter.signature, { indent: mm(100) });
  document.end();
  await ended;
  return Buffer.concat(pieces);
}
