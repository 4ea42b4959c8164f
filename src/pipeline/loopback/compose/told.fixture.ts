import { loadConfiguration } from '../../../towns/configuration/index.js';
import { townOf, type Town } from '../../../towns/index.js';
import type { Told } from './told.js';

/** Monday 1 March 2027, 10:00 in Paris: the clock of docs/domain/journeys.md. */
export const clock = new Date('2027-03-01T09:00:00Z');

/** The towns we ship, as `towns apply` would load them, by slug. */
export async function shippedTowns(): Promise<Map<string, Town>> {
  const { configuration } = await loadConfiguration('config');
  return new Map(configuration!.towns.map(({ slug }) => [slug, townOf(configuration!, slug)!]));
}

/** Changes to what the fixture tells; `demarche`, `service` and `administration` are ids of the configuration. */
export interface Change {
  kind?: Told['kind'];
  channel?: Told['channel'];
  numbers?: string[];
  demarche?: string | null;
  service?: string;
  pivot?: string;
  competent?: Told['dossier']['competent'];
  targetDate?: string | null;
  confidential?: boolean;
  agent?: Told['dossier']['agent'];
  silence?: Told['dossier']['silence'];
  formerTacitOn?: string;
  contact?: Partial<Told['contact']>;
  usager?: Partial<Told['usager']>;
  facts?: Told['facts'];
}

/** Mme Garcia has written on Monday morning about a park, and given her name and address. */
export function aTold(town: Town, change: Change = {}): Told {
  const { numbers = [`${town.code}-2027-000001`], demarche = 'nettoyage-espaces-verts', service, pivot } = change;
  return {
    town,
    kind: change.kind ?? 'acknowledgement',
    channel: change.channel ?? 'email',
    dossier: {
      numbers,
      demarche: demarche === null ? null : known(town.demarches, demarche),
      service: known(town.services, service ?? town.configuration.default_service),
      administration: pivot === undefined ? null : destination(known(town.administrations, pivot)),
      competent: change.competent ?? null,
      targetDate: change.targetDate === undefined ? '2027-03-15' : change.targetDate,
      silence: change.silence ?? null,
      formerTacitOn: change.formerTacitOn ?? null,
      confidential: change.confidential ?? false,
      agent: change.agent ?? null,
    },
    contact: {
      channel: 'email',
      receivedAt: clock,
      subject: 'Re: Seringues près des jeux',
      text: '',
      language: 'fr',
      ...change.contact,
    },
    usager: {
      name: 'Mme Garcia',
      address: ['3 rue Pasteur', '42998 Saint-Aubin-sur-Gier'],
      phone: '+33639984101',
      ...change.usager,
    },
    facts: change.facts ?? {},
    surveyLink: `https://www.${town.slug}.example/avis/${town.slug}/${'s'.repeat(43)}`,
    now: clock,
  };
}

/** A fixture that names what the configuration has not is a mistake of the test. */
function known<T>(all: ReadonlyMap<string, T>, id: string): T {
  const found = all.get(id);
  if (found === undefined) throw new Error(`the configuration has no ${id}`);
  return found;
}

function destination({ name, demo_phone }: { name: string; demo_phone?: string }) {
  return { name, address: [], phone: demo_phone ?? null };
}
