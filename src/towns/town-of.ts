import type { Configuration } from './configuration/index.js';
import type { Town } from './town.js';

/** A town straight from the files, for who has no database; null when none has this slug. Its id is nobody's. */
export function townOf(configuration: Configuration, slug: string): Town | null {
  const { towns, platform, alerts, outOfScope, catalogue, administrations, templates } = configuration;
  const town = towns.find((one) => one.slug === slug);
  if (!town) return null;
  return {
    id: '0196c0de-0000-7000-8000-000000000001',
    slug,
    code: town.code,
    name: town.name,
    configuration: town,
    platform,
    alerts,
    outOfScope,
    services: new Map(town.services.map((one) => [one.id, one])),
    demarches: new Map(catalogue.map((one) => [one.id, one])),
    administrations: new Map(administrations.map((one) => [one.pivot, one])),
    templates: new Map(templates.map(({ id, forms }) => [id, new Map(forms.map((one) => [one.form, one]))])),
  };
}
