const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 3501 9, date-time, in UTC: ` 1-Mar-2027 09:00:00 +0000`. */
export function internalDate(at: Date): string {
  const day = String(at.getUTCDate()).padStart(2);
  return `${day}-${months[at.getUTCMonth()]}-${at.getUTCFullYear()} ${at.toISOString().slice(11, 19)} +0000`;
}
