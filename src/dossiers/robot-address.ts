const robots =
  /(?:^|[-_.+])(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|dont[-_.]?reply|ne[-_.]?pas[-_.]?r[eé]pondre|pas[-_.]?de[-_.]?r[eé]ponse)(?:$|[-_.+\d])/i;
const systems = /^(?:mailer-daemon|postmaster|double-bounce|bounces?(?:[-+_.].*)?)$/i;

/** True for an address nobody reads: no answer goes there (AU-01). */
export function isRobotAddress(address: string): boolean {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@')));
  return robots.test(local) || systems.test(local);
}
