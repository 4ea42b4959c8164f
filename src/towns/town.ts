import type {
  Administration,
  Alert,
  Demarche,
  Form,
  Platform,
  Service,
  TemplateForm,
  TownConfiguration,
} from './configuration/index.js';

/** A town as `towns apply` loaded it: everything the line needs to know of it, in memory, never changed in place. */
export interface Town {
  id: string;
  slug: string;
  /** Begins the dossier numbers: `SA`. */
  code: string;
  name: string;
  configuration: TownConfiguration;
  platform: Platform;
  alerts: readonly Alert[];
  /** Texts that are no démarche. */
  outOfScope: readonly string[];
  /** By id; hours are filled in. */
  services: ReadonlyMap<string, Service>;
  /** By id. */
  demarches: ReadonlyMap<string, Demarche>;
  /** By pivot. */
  administrations: ReadonlyMap<string, Administration>;
  /** By template id, then by form. */
  templates: ReadonlyMap<string, ReadonlyMap<Form, TemplateForm>>;
}

/** What is known of a town before it is named in a transaction. */
export interface TownName {
  id: string;
  slug: string;
  code: string;
  name: string;
}
