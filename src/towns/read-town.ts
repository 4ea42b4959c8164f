import type { TownDatabase } from '../platform/database/index.js';
import type {
  Administration,
  Alert,
  Demarche,
  Form,
  Platform,
  TemplateForm,
  TownConfiguration,
} from './configuration/index.js';
import type { Town } from './town.js';

/** A town as it was at an apply. `version` tells one apply from the next. */
export interface Edition {
  town: Town;
  version: string;
}

interface Content {
  configuration: { town: TownConfiguration; platform: Platform; alerts: Alert[]; outOfScope: string[] };
  demarches: Demarche[];
  administrations: Administration[];
  templates: (TemplateForm & { id: string })[];
}

interface TownRow {
  slug: string;
  code: string;
  name: string;
  version: string;
  /** Null when it is the version already known. */
  content: Content | null;
}

/**
 * Reads a whole town in one query, a few hundred kilobytes; or almost nothing when `known` is still what was last applied,
 * which is then returned itself. Null when no town has this id.
 */
export async function readTown(database: TownDatabase, id: string, known?: Edition): Promise<Edition | null> {
  const [row] = await database.inTown(id, (tx) => tx.query<TownRow>(wholeTown, [id, known?.version ?? null]));
  if (!row) return null;
  if (row.content === null) return known!;
  return { town: townOf(id, row, row.content), version: row.version };
}

const wholeTown = `
  SELECT slug, code, name, applied_at::text AS version,
    CASE WHEN applied_at::text IS DISTINCT FROM $2 THEN jsonb_build_object(
      'configuration', configuration,
      'demarches', (SELECT coalesce(jsonb_agg(configuration ORDER BY id), '[]') FROM demarche WHERE town_id = $1),
      'administrations', (SELECT coalesce(jsonb_agg(configuration ORDER BY id), '[]') FROM administration WHERE town_id = $1),
      'templates', (
        SELECT coalesce(jsonb_agg(jsonb_strip_nulls(to_jsonb(template) - 'town_id') ORDER BY id, form), '[]')
        FROM template WHERE town_id = $1
      )
    ) END AS content
  FROM town WHERE id = $1`;

function townOf(id: string, { slug, code, name }: TownRow, content: Content): Town {
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

function templatesOf(rows: Content['templates']): Town['templates'] {
  const templates = new Map<string, Map<Form, TemplateForm>>();
  for (const { id, ...form } of rows) {
    const forms = templates.get(id) ?? new Map<Form, TemplateForm>();
    templates.set(id, forms.set(form.form, form));
  }
  return templates;
}
