import { sameForm } from './addresses.js';

/** What tells the people of a town hall by their address. */
export interface TownHall {
  /** In the form of `sameForm`. */
  addresses: ReadonlySet<string>;
  /** Domains that only the town hall writes from, without `@`, in lower case. */
  domains: ReadonlySet<string>;
}

export function isOfTownHall(address: string, { addresses, domains }: TownHall): boolean {
  const form = sameForm(address);
  return addresses.has(form) || domains.has(domainOf(form));
}

/**
 * @param own addresses whose whole domain is the town hall's, but for those where anybody has a mailbox
 * @param others addresses of services, which may stand in the domain of another
 */
export function townHallOf(own: Iterable<string>, others: Iterable<string> = []): TownHall {
  const forms = [...own].map(sameForm);
  const domains = forms.map(domainOf).filter((domain) => !openToAll.test(domain));
  return { addresses: new Set([...forms, ...[...others].map(sameForm)]), domains: new Set(domains) };
}

function domainOf(form: string): string {
  return form.slice(form.lastIndexOf('@') + 1);
}

/** Small towns write from an address that their telephone company gave them: the rest of its domain are not their agents. */
const openToAll =
  /^(?:(?:orange|wanadoo|free|aliceadsl|sfr|neuf|cegetel|numericable|noos|club-internet|bbox|laposte|tiscali|dartybox|voila|gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|rocketmail|aol|icloud|me|mac|gmx|web|mail|mailo|netcourrier|protonmail|proton|pm|zoho|yandex|tutanota|infonie|nordnet|ozone|akeonet|online|k-net|francite|caramail|vivaldi|fastmail|hey|posteo|mailfence|lilo|ik|infomaniak)\.(?:[a-z]{2,4}|co\.[a-z]{2})|(?:.+\.)?(?:wanadoo|orange)\.fr)$/;
