import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from './eventually.js';
import { deliverByLmtp } from './lmtp.js';

const startMs = 15_000;
const stopMs = 10_000;
const password = 'secret';
// Where Debian and Homebrew put Dovecot, beside the usual places.
const PATH = `${process.env['PATH']}:/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin`;

/** A real IMAP server of our own, on free ports of the loopback, with one mailbox per user named. */
export interface Dovecot {
  imapUrl(user: string): string;
  /** Brings mails as a mail server would, over LMTP (RFC 2033); `from` becomes their Return-Path. */
  deliver(user: string, rawMessages: (string | Buffer) | readonly (string | Buffer)[], from?: string): Promise<void>;
  /**
   * Puts a mail into a mailbox that is being watched, as having reached the server at that time (INTERNALDATE), which may
   * be in the future of this machine: IMAP and LMTP would both say now.
   */
  place(user: string, raw: string, at: Date): Promise<void>;
  /** Breaks off every connection of a user, as a server does that is restarted. */
  hangUp(user: string): Promise<void>;
  /** Makes every mail not yet fetched unreadable for the server itself, or readable again. */
  setReadable(user: string, readable: boolean): Promise<void>;
  /** Ends every one of its processes at once, as a power cut does, and starts it again. */
  killAndRestart(): Promise<void>;
  /** Numbers a user's INBOX anew, as a restored or moved mailbox is: another UIDVALIDITY, other UIDs. */
  renumber(user: string): Promise<void>;
  /** Keeps a copy of a user's mailbox. @returns what brings it back, as a server that is restored from a backup */
  backUp(user: string): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

/** @param introspection where tokens are checked (RFC 7662), for a server that lets in by XOAUTH2 */
export async function startDovecot(users: readonly string[], introspection?: string): Promise<Dovecot> {
  const directory = await mkdtemp(join(tmpdir(), 'dovecot-'));
  // As root the mail processes run under another user, who must be able to come here.
  await chmod(directory, 0o711);
  const isRoot = process.getuid!() === 0;
  const mail = isRoot
    ? { uid: Number(await id('-u', 'nobody')), gid: Number(await id('-g', 'nobody')) }
    : { uid: process.getuid!(), gid: process.getgid!() };
  await mkdir(join(directory, 'mail'));
  await chown(join(directory, 'mail'), mail.uid, mail.gid);
  await writeFile(join(directory, 'users'), users.map((user) => `${user}:{PLAIN}${password}\n`).join(''));
  const [imapPort, lmtpPort] = await freePorts(2);
  const own = isRoot ? null : { user: await id('-un'), group: await id('-gn') };
  const settings = { directory, imapPort: imapPort!, lmtpPort: lmtpPort!, ...mail, own, introspection };
  if (introspection) await writeFile(join(directory, 'oauth2'), oauth2Of(introspection));
  await writeFile(
    join(directory, 'conf'),
    (await speaksTheNewSyntax()) ? configuration24(settings) : configuration23(settings),
  );
  let server = launch(directory);
  const stop = async () => {
    const force = setTimeout(() => server.kill('SIGKILL'), stopMs);
    server.child.kill('SIGTERM');
    await server.ended;
    clearTimeout(force);
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await answering(imapPort!, server.failure);
    await answering(lmtpPort!, server.failure);
  } catch (error) {
    const log = await readFile(join(directory, 'log'), 'utf8').catch(() => '');
    await stop();
    throw new Error(`Dovecot does not answer (Debian packages dovecot-imapd and dovecot-lmtpd)\n${log}`, {
      cause: error,
    });
  }
  return {
    imapUrl: (user) => `imap://${encodeURIComponent(user)}:${password}@127.0.0.1:${imapPort}`,
    deliver: (user, raw, from = 'usager@courriel.example') =>
      deliverByLmtp(lmtpPort!, user, from, Array.isArray(raw) ? raw : [raw as string | Buffer]),
    place: async (user, raw, at) => {
      const inbox = join(directory, 'mail', user);
      const name = `${randomUUID()}.essai`;
      // The folders are made when the mailbox is first opened.
      await eventually(() => writeFile(join(inbox, 'tmp', name), raw));
      await chown(join(inbox, 'tmp', name), mail.uid, mail.gid);
      await utimes(join(inbox, 'tmp', name), at, at);
      await rename(join(inbox, 'tmp', name), join(inbox, 'new', name));
    },
    hangUp: (user) => run('doveadm', ['-c', join(directory, 'conf'), 'kick', user]),
    setReadable: async (user, readable) => {
      const inbox = join(directory, 'mail', user);
      for (const folder of ['new', 'cur']) {
        for (const name of await readdir(join(inbox, folder)))
          await chmod(join(inbox, folder, name), readable ? 0o600 : 0);
      }
    },
    killAndRestart: async () => {
      server.kill('SIGKILL');
      await server.ended;
      server = launch(directory);
      await answering(imapPort!, server.failure);
      await answering(lmtpPort!, server.failure);
    },
    renumber: async (user) => {
      const inbox = join(directory, 'mail', user);
      await run('doveadm', ['-c', join(directory, 'conf'), 'kick', user]).catch(() => undefined);
      for (const name of await readdir(inbox)) {
        if (/^dovecot[-.](?:uidlist|uidvalidity|index)/.test(name)) await rm(join(inbox, name), { force: true });
      }
    },
    backUp: async (user) => {
      const inbox = join(directory, 'mail', user);
      const copy = join(directory, `${user}.copy`);
      await run('cp', ['-a', inbox, copy]);
      return async () => {
        await run('doveadm', ['-c', join(directory, 'conf'), 'kick', user]).catch(() => undefined);
        await rm(inbox, { recursive: true });
        await rename(copy, inbox);
      };
    },
    stop,
  };
}

/** In a process group of its own, so that all of it can be ended at once. */
function launch(directory: string) {
  const child = spawn('dovecot', ['-F', '-c', join(directory, 'conf')], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, PATH },
  });
  let failed: Error | null = null;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => resolve(void (failed = error)));
  });
  return {
    child,
    ended,
    failure: () => failed ?? (child.exitCode !== null ? new Error('Dovecot ended at its start') : null),
    kill: (signal: NodeJS.Signals) => process.kill(-child.pid!, signal),
  };
}

function oauth2Of(introspection: string): string {
  return `introspection_mode = post
introspection_url = ${introspection}
username_attribute = username
active_attribute = active
active_value = true
`;
}

interface Settings {
  directory: string;
  imapPort: number;
  lmtpPort: number;
  uid: number;
  gid: number;
  /** Null when we are root and Dovecot may change users by itself. */
  own: { user: string; group: string } | null;
  introspection: string | undefined;
}

/** Dovecot 2.4 refuses the settings of 2.3, and the other way round. An absent Dovecot is told of at its start. */
async function speaksTheNewSyntax(): Promise<boolean> {
  const { stdout } = await promisify(execFile)('dovecot', ['--version'], { env: { ...process.env, PATH } }).catch(
    () => ({ stdout: '' }),
  );
  const [major = 0, minor = 0] = stdout.split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 4);
}

function configuration23({ directory, imapPort, lmtpPort, uid, gid, own, introspection }: Settings): string {
  return `base_dir = ${directory}/run
state_dir = ${directory}/state
log_path = ${directory}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login ${introspection ? 'xoauth2' : ''}
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:${directory}/mail/%u
mail_fsync = never
${asOurselves(own)}
${introspection ? byToken(directory) : ''}
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${directory}/users
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${directory}/mail/%u
}
namespace inbox {
  inbox = yes
}
service imap-login {
  ${own ? 'chroot =' : ''}
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtpPort}
  }
}
`;
}

/**
 * The same for Dovecot 2.4 (Debian 13, Homebrew), after «Upgrading Dovecot CE from 2.3 to 2.4» of its documentation.
 * Not run yet: the tests have met Dovecot 2.3 only.
 */
function configuration24({ directory, imapPort, lmtpPort, uid, gid, own }: Settings): string {
  return `dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
base_dir = ${directory}/run
state_dir = ${directory}/state
log_path = ${directory}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
auth_allow_cleartext = yes
auth_mechanisms = plain login
first_valid_uid = 0
first_valid_gid = 0
mail_driver = maildir
mail_path = ${directory}/mail/%{user}
mail_fsync = never
${asOurselves(own)}
passdb passwd-file {
  passwd_file_path = ${directory}/users
}
userdb static {
  fields {
    uid = ${uid}
    gid = ${gid}
    home = ${directory}/mail/%{user}
  }
}
namespace inbox {
  inbox = yes
}
service imap-login {
  ${own ? 'chroot =' : ''}
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${lmtpPort}
  }
}
`;
}

function byToken(directory: string): string {
  return `passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${directory}/oauth2
}`;
}

/** Without root Dovecot can change neither its users nor its root folder. */
function asOurselves(own: Settings['own']): string {
  if (!own) return '';
  return `default_internal_user = ${own.user}
default_login_user = ${own.user}
default_internal_group = ${own.group}
service anvil {
  chroot =
}
service stats {
  chroot =
}`;
}

async function run(command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, PATH } });
  const code = await new Promise((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', reject);
  });
  if (code !== 0) throw new Error(`${command} ended with ${String(code)}`);
}

async function answering(port: number, failure: () => Error | null): Promise<void> {
  for (const deadline = Date.now() + startMs; ;) {
    const dead = failure();
    if (dead) throw dead;
    if (await answers(port)) return;
    if (Date.now() > deadline) throw new Error(`nothing listens on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', () => end(true));
    socket.once('error', () => end(false));
    socket.setTimeout(2_000, () => end(false));
  });
}

/** Ports that were free a moment ago, all different. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** `id` answers alike on Debian and macOS; /etc/passwd does not. */
async function id(...args: string[]): Promise<string> {
  return (await promisify(execFile)('id', args)).stdout.trim();
}
