import { HttpStatus } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Town, Towns } from '../../towns/index.js';
import { sendPage } from './html/send-page.js';
import { tooManyGuessesPage } from './html/survey-page.js';
import { TooManyGuesses } from './surveys.js';

/**
 * Shows what an address `<town>/<secret>` opens. Every other secret is answered alike, and so is an address that mail programmes have
 * cut; whoever guesses too often waits.
 * @param open what shows the page, given what stands behind the secret; null: nothing is there. @throws TooManyGuesses
 */
export async function behindSecret(
  { path = '', towns, reply }: { path: string | undefined; towns: Towns; reply: FastifyReply },
  nothingPage: () => string,
  open: (town: Town, secret: string, beyond: readonly string[]) => Promise<(() => Promise<void>) | null>,
): Promise<void> {
  reply.header('x-robots-tag', 'noindex');
  const [slug, secret, ...beyond] = path.split('/').filter(Boolean);
  try {
    const town = slug && secret ? await towns.bySlug(slug) : null;
    const show = town && secret ? await open(town, secret, beyond) : null;
    return show ? await show() : await sendPage(reply, HttpStatus.NOT_FOUND, nothingPage());
  } catch (error) {
    if (!(error instanceof TooManyGuesses)) throw error;
    return sendPage(reply, HttpStatus.TOO_MANY_REQUESTS, tooManyGuessesPage());
  }
}
