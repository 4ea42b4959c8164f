import type { MessagePort } from 'node:worker_threads';
import type { PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';

export type PdfRequest = { text: number } | { image: number; dpi: number; maxPixels: number };
export type PdfReply =
  | { pages: number }
  | { refused: 'encrypted' | 'not-a-document' }
  | { text: string }
  | { width: number; height: number; grey: Uint8Array };

/**
 * What runs in the thread of one PDF. The thread is started from this function's own source text (see pdf-document.ts),
 * so it may use nothing but its arguments. A fresh page for every request: PDFium closes a page once it is rendered,
 * and touching it again crashes.
 */
export async function servePdf(
  port: MessagePort,
  pdfium: { PDFiumLibrary: { init(): Promise<PDFiumLibrary> } },
  bytes: Uint8Array,
): Promise<void> {
  const reply = (message: PdfReply, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
  const library = await pdfium.PDFiumLibrary.init();
  let document: PDFiumDocument;
  try {
    document = await library.loadDocument(bytes);
  } catch (error) {
    const locked = /password|security/i.test(String(error));
    return reply({ refused: locked ? 'encrypted' : 'not-a-document' });
  }
  port.on('message', (request: PdfRequest) => {
    if ('text' in request) return reply({ text: document.getPage(request.text).getText() });
    const size = document.getPage(request.image).getOriginalSize();
    const longest = Math.max(size.originalWidth, size.originalHeight);
    const scale = Math.min(request.dpi / 72, request.maxPixels / longest);
    void document
      .getPage(request.image)
      .render({ scale, colorSpace: 'Gray' })
      .then(({ width, height, data }) => {
        const grey = data.slice();
        reply({ width, height, grey }, [grey.buffer]);
      });
  });
  reply({ pages: document.getPageCount() });
}
