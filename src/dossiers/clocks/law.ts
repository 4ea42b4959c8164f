import type { Demarche, Legal } from '../../towns/configuration/index.js';
import { versionOn } from '../../towns/configuration/index.js';
import type { Town } from '../../towns/index.js';

/** The law of a dossier as it was the day its request came in, kept with it: what changes later changes nothing for it. */
export interface Law {
  regime: Legal['regime'];
  /** Months of silence after which it decides; null: it never does. */
  silenceMonths: number | null;
  ack: Legal['ack'];
  /** Ways of appeal of their own (SI-08, SI-09). */
  appealBlock: NonNullable<Legal['appeal_block']> | null;
  basis: string | null;
  /** Days after the reception at which the service is reminded of a term of its own (J10). */
  reminderDays: number | null;
  /** Who of the town has validated it, and when (YYYY-MM-DD); null: nobody, and no message quotes it (AR-09). */
  validated: { by: string; on: string } | null;
  /** First and last day of this version, where they are established. */
  version: { from: string | null; to: string | null };
}

/** @param day YYYY-MM-DD, that of the reception; null when no version of the law is established for it */
export function lawOn(town: Town, demarche: Demarche, day: string): Law | null {
  const legal = versionOn(demarche, day);
  if (!legal) return null;
  const validated = town.configuration.validated[demarche.id];
  return {
    regime: legal.regime,
    silenceMonths: legal.silence === undefined ? null : Number(/\d+/.exec(legal.silence)![0]),
    ack: legal.ack,
    appealBlock: legal.appeal_block ?? null,
    basis: legal.basis ?? null,
    reminderDays: legal.reminder_days ?? null,
    // Whoever validated an earlier version has not validated this one.
    validated: validated && validated.on >= (legal.valid_from ?? '') ? validated : null,
    version: { from: legal.valid_from ?? null, to: legal.valid_to ?? null },
  };
}

/** May a message say when silence decides? (AR-09; never in urbanisme, SI-10.) */
export function mayAnnounce(law: Law | null): law is Law {
  return law !== null && law.ack === 'full' && law.validated !== null && (law.regime === 'SVA' || law.regime === 'SVR');
}

/** Somebody has to say what the law is before an acknowledgement can be complete (AR-09). */
export function needsValidation(law: Law | null): boolean {
  return law === null || (law.validated === null && (law.ack === 'full' || law.regime === 'UNDETERMINED'));
}
