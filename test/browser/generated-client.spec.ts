import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import prettier from 'prettier';

const run = promisify(execFile);
const client = 'web/src/api/schema.gen.ts';

it('the console’s types say what the API’s description says (npm run generate:client)', async () => {
  const { stdout } = await run('node_modules/.bin/openapi-typescript', ['web/openapi.json'], {
    maxBuffer: 16 * 1024 * 1024,
  });
  const options = await prettier.resolveConfig(client);
  const expected = await prettier.format(stdout, { ...options, parser: 'typescript' });
  expect(await readFile(client, 'utf8')).toBe(expected);
}, 60_000);
