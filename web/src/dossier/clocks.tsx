import type { DossierPage, LegalClock } from '../api/types.js';
import { inDays, inYear } from '../dates.js';

const effects: Record<LegalClock['effect'], string> = {
  acceptance: 'silence vaut acceptation',
  rejection: 'silence vaut rejet',
};

/** Two dates that are never one: what the service promised, and when silence decides (AR-15). */
export function Clocks({ dossier: { targetDate, legalClock } }: { dossier: DossierPage }) {
  if (!targetDate && !legalClock) return null;
  return (
    <dl className="facts">
      {targetDate && <Clock name="Engagement" value={inDays(noon(targetDate))} />}
      {legalClock && <Clock name="Échéance légale" value={legalInWords(legalClock)} note={aboutLegal(legalClock)} />}
    </dl>
  );
}

function Clock({ name, value, note }: { name: string; value: string; note?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {note && <span className="quiet"> {note}</span>}
      </dd>
    </div>
  );
}

/** « 8 mai 2027 (silence vaut rejet), suspendue jusqu’au 15 mars 2027 ». */
function legalInWords({ effect, on, suspended, suspendedUntil }: LegalClock): string {
  const day = on ? inYear(noon(on)) : 'pas encore connue';
  const pause = suspendedUntil
    ? `, suspendue jusqu’au ${inYear(noon(suspendedUntil))}`
    : suspended
      ? ', en attente des pièces'
      : '';
  return `${day} (${effects[effect]})${pause}`;
}

function aboutLegal({ validated, announced, on }: LegalClock): string | undefined {
  if (!validated) return 'Régime non validé par la ville : aucune date n’est dite à l’usager.';
  if (announced && announced !== on) return `L’usager a été informé du ${inYear(noon(announced))}.`;
  return undefined;
}

/** A day, as an instant that is the same day in France. */
function noon(day: string): string {
  return `${day}T12:00:00Z`;
}
