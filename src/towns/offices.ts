import type { Administration } from './configuration/index.js';
import type { Town } from './town.js';

/** Where an administration is written to, called or visited. */
export interface Office {
  name: string;
  /** Lines of the postal address, without the name; none when nobody knows it. */
  address: readonly string[];
  /** E.164. */
  phone: string | null;
  email: string | null;
  /** In French. */
  opening: string | null;
}

/**
 * The offices of an administration that are competent for the town's commune, the likeliest first: those the town wrote, then
 * those of the official directory; without any, what administrations.yaml says of it.
 */
export function officesOf(town: Town, { pivot, name, demo_phone, demo_email }: Administration): [Office, ...Office[]] {
  const { offices, insee_code } = town.configuration;
  const [first, ...others] = offices
    .filter((one) => one.pivot === pivot && (one.communes.length === 0 || one.communes.includes(insee_code)))
    .map((one) => ({
      name: one.name,
      address: one.address?.lines ?? [],
      phone: one.phone ?? null,
      email: one.email ?? null,
      opening: one.opening ?? null,
    }));
  if (first) return [first, ...others];
  return [{ name, address: [], phone: demo_phone ?? null, email: demo_email ?? null, opening: null }];
}
