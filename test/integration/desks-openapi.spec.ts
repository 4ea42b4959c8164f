import { readFile } from 'node:fs/promises';
import { openApiFile, openApiText } from '../../src/openapi.js';

it('web/openapi.json says what the code does (otherwise: npm run generate:openapi)', async () => {
  expect(JSON.parse(await readFile(openApiFile, 'utf8'))).toEqual(JSON.parse(await openApiText()));
});
