import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import type { UnreadableReason } from '../../dossiers/arrival.js';
import { servePdf, type PdfReply, type PdfRequest } from './pdf-thread.js';
import type { Pages } from './pages.js';

const RENDER_DPI = 300;
/** Longest side of a rendered page: a little over A4 at 300 dpi, so that a building plan does not fill the memory. */
const RENDER_MAX_PIXELS = 3600;
const ANSWER_WITHIN_MS = 60_000;

/**
 * Opens a PDF in a thread of its own: rendering a page takes half a second of processor, a hostile file may take for
 * ever, and the telephone must be answered meanwhile. The caller closes it.
 */
export async function openPdf(bytes: Buffer): Promise<Pages | UnreadableReason> {
  const thread = startThread(bytes);
  try {
    const opened = await answer(thread);
    if ('refused' in opened) return await ended(thread, opened.refused);
    const count = 'pages' in opened ? opened.pages : 0;
    if (count === 0) return await ended(thread, 'empty');
    return {
      count,
      textLayer: (page) => textOf(thread, page),
      image: (page) => imageOf(thread, page),
      close: async () => void (await thread.terminate()),
    };
  } catch {
    // It crashed the thread or took too long: whatever it is, it is no document we can read.
    return ended(thread, 'not-a-document');
  }
}

function startThread(bytes: Buffer): Worker {
  const source = `const { parentPort, workerData } = require('node:worker_threads');
    (${servePdf.toString()})(parentPort, require(workerData.pdfium), workerData.bytes);`;
  const pdfium = createRequire(import.meta.url).resolve('@hyzyla/pdfium');
  const thread = new Worker(source, { eval: true, workerData: { pdfium, bytes } });
  // Without a listener, a crash between two questions would take the whole process with it.
  return thread.on('error', () => undefined);
}

async function textOf(thread: Worker, page: number): Promise<string> {
  const reply = await ask(thread, { text: page });
  return 'text' in reply ? reply.text : '';
}

async function imageOf(thread: Worker, page: number): Promise<Buffer> {
  const reply = await ask(thread, { image: page, dpi: RENDER_DPI, maxPixels: RENDER_MAX_PIXELS });
  if (!('grey' in reply)) throw new Error('the PDF thread gave no image');
  const { width, height, grey } = reply;
  return sharp(grey, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** One question at a time: the reader goes page by page. */
function ask(thread: Worker, request: PdfRequest): Promise<PdfReply> {
  const reply = answer(thread);
  thread.postMessage(request);
  return reply;
}

function answer(thread: Worker): Promise<PdfReply> {
  return new Promise((resolve, reject) => {
    const onReply = (reply: PdfReply) => settle(() => resolve(reply));
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = () => onError(new Error('the PDF thread ended'));
    const timer = setTimeout(() => onError(new Error('the PDF took too long')), ANSWER_WITHIN_MS);
    thread.on('message', onReply).on('error', onError).on('exit', onExit);

    // One by one: the thread has listeners of its own, without which it hears nothing more.
    function settle(act: () => void): void {
      clearTimeout(timer);
      thread.off('message', onReply).off('error', onError).off('exit', onExit);
      act();
    }
  });
}

async function ended<T>(thread: Worker, result: T): Promise<T> {
  await thread.terminate();
  return result;
}
