import { comparePlaces, placesIn, type Place } from '../../dossiers/places/index.js';
import {
  conditionNames,
  type Actor,
  type District,
  type RoutingRule,
  type Segment,
} from '../../towns/configuration/index.js';
import { isOpen, localWeekday, type Town } from '../../towns/index.js';

/** What of a contact the rules of a town look at. */
export interface Situation {
  /** When it is routed: a service may have closed since it arrived. */
  at: Date;
  /** Where it is about, as its own words tell. */
  places: readonly Place[];
  /** Lines of the usager's address: where it is about when the words name no place. */
  address: readonly string[];
  segment: Segment;
  danger: 'high' | 'emergency' | null;
}

export type Condition = (typeof conditionNames)[number];

/** Whom a démarche goes to, and what was tried before. */
export interface Route {
  actor: Actor;
  /** Null: none fits, and the catalogue's own actor answers. */
  rule: Pick<RoutingRule, 'id' | 'why'> | null;
  passed: { rule: string; unmet: Condition[] }[];
}

/** The first rule of the town whose conditions are all met; the catalogue comes last, so that nothing is without an owner. */
export function chooseRoute(town: Town, demarche: { id: string; actor: Actor }, situation: Situation): Route {
  const passed: Route['passed'] = [];
  for (const rule of town.configuration.routing?.rules ?? []) {
    const unmet = conditionNames.filter((name) => !isMet[name](rule, { ...situation, town, demarche: demarche.id }));
    if (unmet.length === 0) return { actor: rule.actor, rule: { id: rule.id, why: rule.why }, passed };
    passed.push({ rule: rule.id, unmet });
  }
  return { actor: demarche.actor, rule: null, passed };
}

type Known = Situation & { town: Town; demarche: string };

/** What a rule does not say is met. */
const isMet: Record<Condition, (rule: RoutingRule, known: Known) => boolean> = {
  demarches: ({ demarches }, { demarche }) => demarches?.includes(demarche) ?? true,
  districts: ({ districts }, known) => districts?.some((id) => isIn(districtOf(known.town, id), known)) ?? true,
  segments: ({ segments }, { segment }) => segments?.includes(segment) ?? true,
  urgency: ({ urgency }, { danger }) =>
    urgency === undefined || danger === 'emergency' || (danger === 'high' && urgency === 'high'),
  open: ({ open }, { town, at }) => open === undefined || isServiceOpen(town, open, at),
  closed: ({ closed }, { town, at }) => closed === undefined || !isServiceOpen(town, closed, at),
  days: ({ days }, { town, at }) => days?.includes(localWeekday(town, at)) ?? true,
};

function isServiceOpen(town: Town, id: string, at: Date): boolean {
  return isOpen(town, town.services.get(id)!, at);
}

function districtOf({ configuration }: Town, id: string): District {
  return configuration.routing!.districts.find((one) => one.id === id)!;
}

/** Read once for as long as the town's rules stay as they are. */
const placesOfDistricts = new WeakMap<District, Place[]>();

function placesOf(district: District, town: Town): Place[] {
  const places = placesOfDistricts.get(district) ?? district.streets.flatMap((street) => placesIn(street, town));
  placesOfDistricts.set(district, places);
  return places;
}

function isIn(district: District, { town, places, address }: Known): boolean {
  const isHome = places.length === 0;
  const told = isHome ? address.flatMap((line) => placesIn(line.replace(postcode, ''), town)) : places;
  if (['same', 'near'].includes(comparePlaces(told, placesOf(district, town)).agreement)) return true;
  return isHome && address.some((line) => district.postal_codes.includes(postcode.exec(line)?.[1] ?? ''));
}

/** And the town after it: a street with its postcode behind is read as somebody's home, and left out. */
const postcode = /\b(\d{5})\b.*$/;
