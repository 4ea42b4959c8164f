import type { Town } from '../../../towns/index.js';

export interface Pace {
  /** The provider, under which all that was said of it is kept. */
  domain: string;
  /** Between two mails, at least; 0: as they come, until it asks to be spared. */
  everyMs: number;
}

/** All domains of a provider have one pace together (platform.yaml, `mail_pace`). */
export function paceTowards({ platform }: Pick<Town, 'platform'>, address: string): Pace {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const paced = platform.mail_pace?.find(({ domains }) => domains.includes(domain));
  return paced ? { domain: paced.domains[0]!, everyMs: paced.every_ms } : { domain, everyMs: 0 };
}
