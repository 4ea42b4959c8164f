import { everyText } from '../pick.js';
import { problemAt } from '../problem.js';
import type { Problem } from '../problem.js';
import type { Sheets } from '../sheets.js';

const withPassword = /[a-z][a-z\d+.-]*:\/\/[^\s/@]*:[^\s/@]+@/i;

/** An address with a password in it, wherever it was written. The message never repeats it. */
export function checkSecrets({ platform, towns, catalogue, administrations, alerts }: Sheets): Problem[] {
  return [...platform, ...towns, ...catalogue, ...administrations, ...alerts].flatMap((sheet) =>
    everyText(sheet.raw)
      .filter(({ value }) => withPassword.test(value))
      .map(({ path }) =>
        problemAt(sheet, path, 'a password is written here, expected {env: NAME} where a secret is allowed'),
      ),
  );
}
