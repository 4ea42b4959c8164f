import { inFullFrench } from '../../../towns/index.js';
import type { Told } from './told.js';

/** Delays in months that the law knows; another is said in figures. */
const numbers = ['', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze'];

/** When silence decides, which way, and to whom one turns then. Neutral where nothing may be said of it (AR-09). */
export function ofLaw({ town, dossier: { silence, formerTacitOn }, facts }: Told) {
  const { mayor_title, administrative_court: court } = town.configuration;
  const zone = town.platform.working_calendar.timezone;
  return {
    legal_block: silence?.block ?? 'neutral',
    tacit_date: silence ? inFullFrench(silence.day, zone) : undefined,
    tacit_duration: silence ? `${numbers[silence.months] ?? silence.months} mois` : undefined,
    former_tacit_date: formerTacitOn ? inFullFrench(formerTacitOn, zone) : undefined,
    appeal_block: facts.appeal,
    decision_by: facts.decision?.by,
    decision_date: facts.decision && inFullFrench(facts.decision.on, zone),
    appeal_authority: mayor_title,
    administrative_court_name: court.name,
    administrative_court_address: court.address,
  };
}
