interface Column {
  left: number;
  top: number;
  width: number;
}

const lineGap = 0.8;
const paragraphGap = 7;
/** A paragraph shorter than this is not cut in two by the end of a page. */
const wholeLines = 6;
const subjectLine = /^Objet\s*:/;
/** A salutation, or what announces a list, is not left at the foot of a page. */
const leadsOn = /[:,]$/;
/** From the polite formula on, all stays on one page: no sheet bears the foot alone. */
const ends = /salutations|considération/;
const listItem = /^– /;

/** Writes a letter's paragraphs, each a structure element: its subject as a heading, lines that begin with a dash as a list. */
export function drawText(
  document: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  text: string,
  { left, top, width }: Column,
): void {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  document.x = left;
  document.y = top;
  paragraphs.forEach((paragraph, place) => {
    const last = ends.test(paragraph) ? paragraphs.length : place + (leadsOn.test(paragraph) ? 2 : 1);
    const together = paragraphs.slice(place, last);
    if (!fits(document, together, width)) document.addPage();
    drawParagraph(document, root, paragraph, { width, lineGap });
    document.y += paragraphGap;
  });
}

/** True when it is written whole on this page, or is long enough to be cut. */
function fits(document: PDFKit.PDFDocument, paragraphs: string[], width: number): boolean {
  const line = document.currentLineHeight(true) + lineGap;
  const height = paragraphs.reduce(
    (sum, one) => sum + paragraphGap + Math.min(document.heightOfString(one, { width, lineGap }), wholeLines * line),
    -paragraphGap,
  );
  return document.y + height <= document.page.height - document.page.margins.bottom;
}

function drawParagraph(
  document: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  paragraph: string,
  options: { width: number; lineGap: number },
): void {
  if (subjectLine.test(paragraph)) {
    document.font('Helvetica-Bold');
    root.add(document.struct('H1', {}, () => document.text(paragraph, options)));
    document.font('Helvetica');
    return;
  }
  for (const run of runsOf(paragraph.split('\n'))) {
    if (!listItem.test(run[0]!)) root.add(document.struct('P', {}, () => document.text(run.join('\n'), options)));
    else {
      const list = document.struct('L');
      root.add(list);
      for (const item of run) list.add(document.struct('LI', {}, () => document.text(item, options)));
      list.end();
    }
  }
}

/** Lines in a row that are all items of a list, or are none. */
function runsOf(lines: string[]): string[][] {
  const runs: string[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run && listItem.test(run[0]!) === listItem.test(line)) run.push(line);
    else runs.push([line]);
  }
  return runs;
}
