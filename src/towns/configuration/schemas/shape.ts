import { z } from 'zod';
import { isSurcharged, toE164 } from '../phone.js';

/**
 * An object whose unknown keys are refused. Its `unrecognized_keys` message carries the known keys, separated by spaces,
 * for the suggestion made in plain-english.ts.
 */
export function block<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : undefined),
  });
}

export const text = z.string().min(1);
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case letters, digits and hyphens');
export const pivot = z
  .string()
  .regex(/^[a-z0-9]+(_[a-z0-9]+)*$/, 'expected lower-case letters, digits and underscores');
export const inseeCode = z.string().regex(/^\d[\dAB]\d{3}$/, 'expected 5 characters between quotes');
export const email = z.email({
  error: (issue) => `${issue.input === undefined ? 'missing, ' : ''}expected an e-mail address`,
});
export const website = z.url({ protocol: /^https?$/, error: 'expected an address beginning with https:// or http://' });
export const day = z.iso.date({ error: 'expected a date written YYYY-MM-DD' });
export const address = block({ lines: z.array(text).min(1) });

/** Normalised to E.164 in the loaded value. */
export const phone = z.string().transform((written, context) => {
  const number = toE164(written);
  if (!number)
    context.addIssue({
      code: 'custom',
      message: 'expected a phone number that has an E.164 form, like "04 65 71 10 00" or "+33465711000"',
    });
  else if (isSurcharged(number))
    context.addIssue({ code: 'custom', message: 'expected a number at the price of a normal call (rule CA-08)' });
  return number ?? z.NEVER;
});

/** A number of the emergency or short kind, which has no E.164 form: `112`, `3114`. */
export const shortNumber = z.string().regex(/^\d{2,6}$/, 'expected a short number between quotes, like "112"');

/** The only way a secret enters the configuration: by the name of the environment variable that holds it. */
export const secret = z.strictObject(
  {
    env: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'expected the name of an environment variable, like GRANDVAL_IMAP_URL'),
  },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? 'env' : secretExpected) },
);
const secretExpected =
  'expected {env: NAME}: a secret is never written here, only the name of the environment variable that holds it';

/** A folder inside DATA_DIR. */
export const folder = block({
  path: z
    .string()
    .regex(
      /^(?!\.)[\w.-]+(\/(?!\.)[\w.-]+)*$/,
      'expected a folder inside DATA_DIR, without / at either end and without ..',
    ),
});
