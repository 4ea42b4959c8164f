/** SQL: what becomes of a mail that waited and is not there any more. One that was stored and not filed is a contact all the same. */
export const fateOfVanished = `CASE WHEN mail_seen.contact_id IS NULL THEN 'gone' ELSE 'twin' END`;

/** SQL: the contact of a number that is met again; a number whose mail had left bears another mail now. */
export const contactOfNumber = `CASE WHEN mail_seen.left_at IS NULL THEN mail_seen.contact_id END`;
