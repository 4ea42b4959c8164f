import { text } from 'node:stream/consumers';
import { Option, type Command } from 'commander';
import {
  createAccount,
  grantIn,
  joinTown,
  listAccounts,
  makePassword,
  roles,
  setAgentCode,
  type Role,
} from '../access/index.js';
import { withDatabase } from './connection.js';

interface Place {
  town: string;
  role: Role;
  service?: string;
}

/** `aiguillage users create`, `users join`, `users anonymity` and `users list`. What cannot be granted ends with 1 and a sentence that says why. */
export function registerUsers(program: Command): void {
  const users = program.command('users').description('the people who sign in');
  inOneTown(users.command('create').description('make an account'))
    .argument('<login>', 'what the person types to sign in')
    .requiredOption('--name <name>', 'as colleagues read it')
    .option('--password-stdin', 'take the password from standard input; otherwise one is made and printed once')
    .action(create);
  inOneTown(users.command('join').description('give an account a further town, or another role in one it has'))
    .argument('<login>')
    .action(join);
  users
    .command('anonymity')
    .description('show usagers a number in place of the name of an agent, by decision of the head of the service')
    .argument('<login>')
    .requiredOption('--town <slug>')
    .option('--code <number>', 'left out: the name is shown again')
    .action(anonymity);
  users.command('list').description('every account, its towns and roles').action(list);
}

function inOneTown(command: Command): Command {
  return command
    .requiredOption('--town <slug>')
    .addOption(new Option('--role <role>').choices(roles).makeOptionMandatory())
    .option('--service <id>', 'the service of an agent');
}

type Creation = Place & { name: string; passwordStdin?: boolean };

async function create(login: string, { name, passwordStdin, ...place }: Creation): Promise<void> {
  const password = passwordStdin ? withoutLineEnd(await text(process.stdin)) : makePassword();
  await withDatabase(async ({ database }) =>
    createAccount(database, { login, name, password }, await grantOf(database, place)),
  );
  console.log(`created ${login}, ${place.role} of ${place.town}`);
  if (!passwordStdin) console.log(`password, shown this once: ${password}`);
}

async function join(login: string, place: Place): Promise<void> {
  await withDatabase(async ({ database }) => joinTown(database, login, await grantOf(database, place)));
  console.log(`${login} is ${place.role} of ${place.town}`);
}

async function anonymity(login: string, { town, code = null }: { town: string; code?: string | null }): Promise<void> {
  await withDatabase(async ({ database }) => {
    const { townId } = await grantIn(database, town, 'operator', null);
    await setAgentCode(database, townId, login, code);
  });
  console.log(code === null ? `${login} is named again in ${town}` : `${login} is « Agent n° ${code} » in ${town}`);
}

async function list(): Promise<void> {
  for (const { login, name, demo, towns } of await withDatabase(({ database }) => listAccounts(database))) {
    const places = towns.map(({ slug, role, serviceId }) => `${slug}: ${role}${serviceId ? ` of ${serviceId}` : ''}`);
    console.log([login, name, ...(demo ? ['demo'] : []), places.join(', ') || 'no town'].join('\t'));
  }
}

const grantOf = (database: Parameters<typeof grantIn>[0], { town, role, service }: Place) =>
  grantIn(database, town, role, service ?? null);

/** `echo` adds one, which is not of the password. */
const withoutLineEnd = (line: string) => line.replace(/\r?\n$/, '');
