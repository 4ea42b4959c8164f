import type {
  Administration,
  Alert,
  Configuration,
  Demarche,
  Form,
  Platform,
  TemplateForm,
  TownConfiguration,
} from './configuration/index.js';
import type { Town, TownName } from './town.js';

/** What a town is made of, as an apply keeps it. */
export interface TownContent {
  configuration: { town: TownConfiguration; platform: Platform; alerts: Alert[]; outOfScope: string[] };
  demarches: Demarche[];
  administrations: Administration[];
  templates: (TemplateForm & { id: string })[];
}

/** A town straight from the files, for who has no database; null when none has this slug. Its id is nobody's. */
export function townOf(configuration: Configuration, slug: string): Town | null {
  const { towns, catalogue: demarches, administrations, templates, ...shared } = configuration;
  const town = towns.find((one) => one.slug === slug);
  if (!town) return null;
  return assembleTown(
    { id: '0196c0de-0000-7000-8000-000000000001', slug, code: town.code, name: town.name },
    {
      configuration: { town, ...shared },
      demarches,
      administrations,
      templates: templates.flatMap(({ id, forms }) => forms.map((form) => ({ ...form, id }))),
    },
  );
}

export function assembleTown({ id, slug, code, name }: TownName, content: TownContent): Town {
  const { town: configuration, platform, alerts, outOfScope } = content.configuration;
  return {
    id,
    slug,
    code,
    name,
    configuration,
    platform,
    alerts,
    outOfScope,
    services: new Map(configuration.services.map((one) => [one.id, one])),
    demarches: new Map(content.demarches.map((one) => [one.id, one])),
    administrations: new Map(content.administrations.map((one) => [one.pivot, one])),
    templates: templatesOf(content.templates),
  };
}

function templatesOf(rows: TownContent['templates']): Town['templates'] {
  const templates = new Map<string, Map<Form, TemplateForm>>();
  for (const { id, ...form } of rows) {
    const forms = templates.get(id) ?? new Map<Form, TemplateForm>();
    templates.set(id, forms.set(form.form, form));
  }
  return templates;
}
