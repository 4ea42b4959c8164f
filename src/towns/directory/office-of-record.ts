import { z } from 'zod';
import { isSurcharged, toE164, type Office } from '../configuration/index.js';

/** The exports write inner lists as they are, the API as JSON in a text: both are read. */
const list = <T extends z.ZodType>(one: T) =>
  z.preprocess((value) => (value === undefined || value === '' ? [] : fromText(value)), z.array(one));
const text = z.string().nullish();

/** What is used of a record of the « annuaire de l'administration » (DILA, « base de données locales », open licence 2.0). */
const record = z.object({
  id: z.string().min(1),
  nom: z.string().trim().min(1),
  pivot: list(z.object({ type_service_local: z.string(), code_insee_commune: list(z.string()) })),
  telephone: list(z.object({ valeur: text })),
  adresse_courriel: z.preprocess((value) => (value == null ? [] : [fromText(value)].flat()), z.array(z.string())),
  adresse: list(
    z.object({
      type_adresse: text,
      complement1: text,
      complement2: text,
      numero_voie: text,
      service_distribution: text,
      code_postal: text,
      nom_commune: text,
    }),
  ),
  plage_ouverture: list(
    z.object({
      nom_jour_debut: text,
      nom_jour_fin: text,
      valeur_heure_debut_1: text,
      valeur_heure_fin_1: text,
      valeur_heure_debut_2: text,
      valeur_heure_fin_2: text,
    }),
  ),
});
type DirectoryRecord = z.infer<typeof record>;

export type ReadOffice = { ok: true; offices: Office[] } | { ok: false; id: string; fault: string };

/**
 * The offices a record is, one per kind of administration we know, for those of `communes` it is competent for; none when it
 * is no business of theirs. A telephone number or a mailbox that cannot be one is left out, the office stays.
 * @param pivots of administrations.yaml, by each name the directory gives or gave them
 */
export function officeOfRecord(
  bytes: Buffer,
  pivots: ReadonlyMap<string, string>,
  communes: readonly string[],
): ReadOffice {
  const read = record.safeParse(parsed(bytes));
  if (!read.success) return { ok: false, id: idIn(bytes), fault: faultIn(read.error) };
  const offices = read.data.pivot.flatMap(({ type_service_local, code_insee_commune }) => {
    const pivot = pivots.get(type_service_local);
    const served = communes.filter((code) => code_insee_commune.includes(code));
    return pivot && served.length > 0 ? [officeOf(read.data, pivot, served)] : [];
  });
  const [unreachable] = offices.filter(({ address, email, phone }) => !address && !email && !phone);
  if (unreachable) return { ok: false, id: read.data.id, fault: 'no address, no mailbox and no telephone number' };
  return { ok: true, offices };
}

function officeOf(one: DirectoryRecord, pivot: string, communes: string[]): Office {
  const lines = addressOf(one);
  const phone = one.telephone
    .map(({ valeur }) => toE164(valeur ?? ''))
    .find((number) => number && !isSurcharged(number));
  const email = one.adresse_courriel.find((address) => z.email().safeParse(address).success);
  const opening = openingOf(one);
  return {
    pivot,
    name: one.nom,
    ...(lines.length > 0 && { address: { lines } }),
    ...(phone && { phone }),
    ...(email && { email }),
    ...(opening && { opening }),
    communes,
    directory_id: one.id,
  };
}

/** Where it is written to, when that is not where it is visited. */
function addressOf({ adresse }: DirectoryRecord): string[] {
  const postal = adresse.find(({ type_adresse }) => type_adresse === 'Adresse postale') ?? adresse[0];
  if (!postal) return [];
  const { complement1, complement2, numero_voie, service_distribution, code_postal, nom_commune } = postal;
  return [complement1, complement2, numero_voie, service_distribution, `${code_postal ?? ''} ${nom_commune ?? ''}`]
    .map((line) => line?.trim() ?? '')
    .filter((line) => line !== '');
}

function openingOf({ plage_ouverture }: DirectoryRecord): string {
  return plage_ouverture
    .map((one) => {
      const [from, to] = [one.nom_jour_debut, one.nom_jour_fin];
      const days = !to || to === from ? from : `du ${from} au ${to}`;
      const hours = [
        hoursOf(one.valeur_heure_debut_1, one.valeur_heure_fin_1),
        hoursOf(one.valeur_heure_debut_2, one.valeur_heure_fin_2),
      ].filter(Boolean);
      return [days?.toLowerCase(), hours.join(' et ')].filter(Boolean).join(' ');
    })
    .join(', ');
}

/** `09:00:00` as people write it: 9 h. */
function hoursOf(from: string | null | undefined, to: string | null | undefined): string {
  return from && to ? `de ${hour(from)} à ${hour(to)}` : '';
}

function hour(time: string): string {
  const [hours = '', minutes = '00'] = time.split(':');
  return `${Number(hours)} h${minutes === '00' ? '' : ` ${minutes}`}`;
}

function fromText(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return null;
  }
}

/** A record that cannot be read has its id still, most often. */
function idIn(bytes: Buffer): string {
  return /"id"\s*:\s*"([^"\\]{1,100})"/.exec(bytes.toString())?.[1] ?? 'without an id';
}

function faultIn({ issues: [issue] }: z.ZodError): string {
  return `${issue!.path.join('.') || 'the record'}: ${issue!.message}`;
}
