import { describe, expect, it } from '@jest/globals';
import type { Reading } from '../../dossiers/arrival.js';
import { EmailReader } from './read-mail.js';
import { mailOf } from './samples.fixture.js';

const reader = new EmailReader(['contact@ville.example']);
const copy = [
  'De : Sophie Durand <sophie.durand@courriel.example>',
  'Envoyé : lundi 1 mars 2027 09:00',
  'À : Inès Garcia',
  'Objet : poubelles',
  '',
  'Les poubelles ne sont plus ramassées.',
].join('\r\n');

async function read(fields: Record<string, string>): Promise<Reading> {
  const head = { 'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=utf-8', ...fields };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  const result = await reader.read(mailOf(`${lines.join('\r\n')}\r\n\r\nVoir ci-dessous.\r\n\r\n${copy}\r\n`));
  if (!result.ok) throw new Error(result.reason);
  return result.reading;
}

describe('what a mail copies', () => {
  const ines = { From: 'ines@courriel.example', Subject: 'poubelles' };

  it('is left out where it answers a mail of ours, whatever its subject', async () => {
    const { text } = await read({ ...ines, 'In-Reply-To': '<aig-0192aa-acknowledgement@ville.example>' });
    expect(text).toBe('Voir ci-dessous.');
  });

  it('is kept where the usager passed it on and changed the subject, which Outlook calls an answer too', async () => {
    const { text } = await read({ ...ines, 'In-Reply-To': '<abc@courriel.example>' });
    expect(text).toContain('Les poubelles ne sont plus ramassées.');
  });

  it('is the usager’s request where somebody passes it on from a mailbox of the town hall', async () => {
    const { kind, sender, text } = await read({ From: 'contact@ville.example', Subject: 'TR: poubelles' });
    expect(kind).toBe('request');
    expect(sender.email).toBe('sophie.durand@courriel.example');
    expect(text).toBe('Les poubelles ne sont plus ramassées.');
  });

  it('but is answered to nobody where a machine did so: it would loop', async () => {
    const { kind } = await read({
      From: 'contact@ville.example',
      Subject: 'TR: poubelles',
      'Auto-Submitted': 'auto-generated',
    });
    expect(kind).toBe('automatic');
  });
});
