import { Option, type Command } from 'commander';
import { createKey, grantIn, listKeys, revokeKey, roles, type Role } from '../access/index.js';
import { withDatabase } from './connection.js';

/** `aiguillage keys create`, `keys revoke` and `keys list`. */
export function registerKeys(program: Command): void {
  const keys = program.command('keys').description('what other programs call the API with');
  keys
    .command('create')
    .description('make a key for one town and print it, once')
    .requiredOption('--town <slug>')
    .addOption(new Option('--role <role>').choices(roles).makeOptionMandatory())
    .requiredOption('--label <label>', 'what it is for, as the journal will show it')
    .option('--service <id>', 'the service of an agent')
    .action(create);
  keys
    .command('revoke')
    .description('refuse a key from now on')
    .argument('<id>', 'as `keys list` shows it')
    .action(revoke);
  keys.command('list').description('every key, without its secret').action(list);
}

interface Creation {
  town: string;
  role: Role;
  label: string;
  service?: string;
}

async function create({ town, role, label, service }: Creation): Promise<void> {
  const key = await withDatabase(async ({ database }) =>
    createKey(database, label, await grantIn(database, town, role, service ?? null)),
  );
  console.log(`created ${key.id}, ${role} of ${town}`);
  console.log(`key, shown this once: ${key.text}`);
}

async function revoke(id: string): Promise<void> {
  const isRevoked = await withDatabase(async ({ database, towns }) => {
    // A key is a sealed row of its town: it is looked for in each.
    for (const town of await towns()) if (await revokeKey(database, town.id, id)) return true;
    return false;
  });
  if (isRevoked) return console.log(`revoked ${id}`);
  console.error(`no key ${id}, or it was revoked before`);
  process.exitCode = 1;
}

async function list(): Promise<void> {
  await withDatabase(async ({ database, towns }) => {
    for (const town of await towns()) {
      for (const { id, label, role, serviceId, createdAt, revokedAt } of await listKeys(database, town.id)) {
        const place = `${town.slug}: ${role}${serviceId ? ` of ${serviceId}` : ''}`;
        const state = revokedAt ? `revoked ${revokedAt.toISOString()}` : `since ${createdAt.toISOString()}`;
        console.log([id, label, place, state].join('\t'));
      }
    }
  });
}
