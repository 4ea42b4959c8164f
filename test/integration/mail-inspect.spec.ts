import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const samples = 'src/channels/email/samples';
const keys =
  'file kind from to subject date messageId inReplyTo references newText quotedText attachments bounce relay language warnings';

/** `aiguillage mail inspect`: what we understand of mails, from a terminal, without a database. */
describe('inspecting mails', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mail-inspect-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('prints one JSON line per mail, under the names that are promised', async () => {
    const mbox = join(folder, 'boite.mbox');
    const one = (subject: string) => `From a@b.example Mon Mar  1 09:00:00 2027\nSubject: ${subject}\n\nBonjour\n\n`;
    await writeFile(mbox, one('Un') + one('Deux'));
    const files = [
      `${samples}/base64-utf8.eml`,
      `${samples}/bounce-postfix.eml`,
      `${samples}/forwarded-outlook.eml`,
      mbox,
    ];
    const { stdout, stderr, code } = await inspect(...files);
    expect([stderr, code]).toEqual(['', 0]);
    const [letter, bounce, forwarded, ...others] = lines(stdout);
    expect([letter, bounce, forwarded, ...others].map((line) => Object.keys(line!).join(' '))).toEqual(
      Array(5).fill(keys),
    );
    expect(letter).toMatchObject({
      file: files[0],
      kind: 'message',
      from: { name: 'Inès Garcia', address: 'ines.garcia@courriel.example' },
      to: [{ name: 'État civil', address: 'etat-civil@saint-aubin-sur-gier.example' }],
      date: '2027-03-01T08:59:58.000Z',
      messageId: '<CAFx1z=abc@mail.courriel.example>',
      references: [],
      attachments: [
        {
          name: "carte d'identité.png",
          type: 'image/png',
          bytes: 70,
          sha256: 'c2153f77e11087fcb078ae38527fa83bef29791e3700e30cc87fec4405a66d0f',
        },
      ],
      bounce: null,
      relay: null,
      language: 'fr',
      warnings: [],
    });
    expect(bounce).toMatchObject({
      kind: 'bounce',
      bounce: {
        recipient: 'inconnu@courriel.example',
        status: '5.1.1',
        originalMessageId: '<aig-0192ae-acknowledgement@aiguillage.saint-aubin-sur-gier.example>',
      },
    });
    expect(forwarded).toMatchObject({
      newText: 'Bonjour, je voudrais inscrire ma fille à la cantine.',
      relay: {
        agent: { name: 'Secretariat', address: 'accueil@ecole.example' },
        originalSender: { name: 'Sophie Durand', address: 'sophie.durand@courriel.example' },
      },
    });
    expect(others).toMatchObject([
      { file: mbox, subject: 'Un', newText: 'Bonjour' },
      { file: mbox, subject: 'Deux' },
    ]);
  }, 120_000);

  it('knows a loop and a relay by the mailboxes of the town', async () => {
    const loop = join(folder, 'boucle.eml');
    await writeFile(loop, 'From: Contact@ville.example\nSubject: x\n\nBonjour');
    const files = [loop, `${samples}/forwarded-outlook.eml`, `${samples}/difficult/carried-mail.eml`];
    const own = ['--own', 'contact@ville.example', '--own', 'contact@saint-aubin-sur-gier.example'];
    const [looping, outsiders, agents] = lines((await inspect(...own, ...files)).stdout);
    expect(looping!.kind).toBe('auto-reply');
    expect(outsiders!.relay).toBeNull();
    expect(agents!.relay).toMatchObject({ agent: { address: 'p.agent@saint-aubin-sur-gier.example' } });
  }, 120_000);

  it('says which files it could not read, and reads the others', async () => {
    const [empty, noise] = [join(folder, 'vide.eml'), join(folder, 'bruit.eml')];
    await writeFile(empty, '');
    await writeFile(noise, Buffer.from([0, 1, 2, 3]));
    const { stdout, stderr, code } = await inspect(empty, folder, 'nulle-part.eml', noise, `${samples}/bare.eml`);
    expect(code).toBe(1);
    expect(lines(stdout).map(({ subject }) => subject)).toEqual(['Poubelle']);
    expect(stderr.trim().split('\n')).toEqual([
      `${empty}: is empty, expected a mail (.eml) or a file of mails (mbox)`,
      `${folder}: is a folder, expected a mail (.eml) or a file of mails (mbox)`,
      'nulle-part.eml: cannot be read (ENOENT), expected a mail (.eml) or a file of mails (mbox)',
      `${noise}: has no field of a mail, expected a mail (.eml) or a file of mails (mbox)`,
    ]);
  }, 120_000);
});

function lines(stdout: string): Record<string, unknown>[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function inspect(...args: string[]): Promise<{ stdout: string; stderr: string; code: number }> {
  const command = ['bin/aiguillage', 'mail', 'inspect', ...args];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, { env: { PATH: process.env.PATH } }, (_, stdout, stderr) =>
      resolve({ stdout, stderr, code: child.exitCode ?? -1 }),
    );
  });
}
