/** SQL: what becomes of a mail that waited and is not there any more. One that was stored and not filed is a contact all the same. */
export const fateOfVanished = `CASE WHEN mail_seen.contact_id IS NULL THEN 'gone' ELSE 'twin' END`;

/** SQL: the contact of a number that is met again; a number whose mail had left bears another mail now. */
export const contactOfNumber = `CASE WHEN mail_seen.left_at IS NULL THEN mail_seen.contact_id END`;

/** SQL: a row whose mail is in the folder no more; why it waited is of no interest then. */
export const asDeparted = `
  left_at = now(), fate = CASE WHEN mail_seen.fate = 'waiting' THEN ${fateOfVanished} ELSE mail_seen.fate END,
  reason = CASE WHEN mail_seen.fate = 'refused' THEN mail_seen.reason END`;
