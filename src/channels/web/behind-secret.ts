import { HttpStatus } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sendPage } from './html/send-page.js';
import { tooManyGuessesPage } from './html/survey-page.js';
import { TooManyGuesses } from './surveys.js';

/**
 * Shows what an address with a secret in it opens. Every other secret is answered alike, and whoever guesses too often waits.
 * @param open what shows the page; null: nothing is behind the secret. @throws TooManyGuesses
 */
export async function behindSecret(
  reply: FastifyReply,
  nothingPage: () => string,
  open: () => Promise<(() => Promise<void>) | null>,
): Promise<void> {
  reply.header('x-robots-tag', 'noindex');
  try {
    const show = await open();
    return show ? await show() : await sendPage(reply, HttpStatus.NOT_FOUND, nothingPage());
  } catch (error) {
    if (!(error instanceof TooManyGuesses)) throw error;
    return sendPage(reply, HttpStatus.TOO_MANY_REQUESTS, tooManyGuessesPage());
  }
}
