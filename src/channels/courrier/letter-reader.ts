import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { FileContent, Reader, ReadingResult } from '../../dossiers/arrival.js';
import { letterParts } from './letter-parts.js';
import { FrenchOcr } from './ocr.js';
import { openPages } from './pages.js';
import { readAllPages } from './read-pages.js';
import { hasWords } from './upright.js';

/** Under this mean confidence (0 to 100) the words are noise: a person reads the scan. Unreadable pages give about 20. */
const UNREADABLE_UNDER = 30;

/**
 * Turns a scanned letter into words: those the PDF carries when they are worth using, else OCR in French. It finds the
 * subject and the sender where French letters put them; it guesses neither when they are not there.
 */
@Injectable()
export class LetterReader implements Reader, OnApplicationShutdown {
  readonly channel = 'letter';
  private readonly ocr = new FrenchOcr();

  async read(original: FileContent): Promise<ReadingResult> {
    const pages = await openPages(original.bytes);
    if (typeof pages === 'string') return { ok: false, reason: pages };
    try {
      const { text, ocrConfidence } = await readAllPages(pages, this.ocr);
      if (!hasWords(text) || (ocrConfidence !== undefined && ocrConfidence < UNREADABLE_UNDER)) {
        return { ok: false, reason: 'unreadable-scan' };
      }
      const { subject, sender } = letterParts(text);
      return {
        ok: true,
        reading: { kind: 'request', subject, text, sender, language: null, attachments: [], ocrConfidence },
      };
    } finally {
      await pages.close();
    }
  }

  /** Ends the OCR thread. */
  async stop(): Promise<void> {
    await this.ocr.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stop();
  }
}
