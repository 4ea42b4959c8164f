import type { Segment } from '../../towns/configuration/index.js';

/** Who asks, by the number they are known by: RNA begins with W, SIREN and SIRET are digits (CRPA R112-9-1). */
export function segmentOf(organisation: string | null): Segment {
  if (organisation === null) return 'particulier';
  return organisation.startsWith('W') ? 'association' : 'entreprise';
}
