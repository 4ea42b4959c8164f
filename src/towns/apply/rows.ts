import type { Configuration, TownConfiguration } from '../configuration/index.js';
import type { TableName } from './tables.js';

export type Row = Record<string, unknown>;
export type Rows = Record<TableName, Row[]>;

/** The rows a configuration makes. @param ids of the towns, by slug */
export function rowsOf(configuration: Configuration, ids: ReadonlyMap<string, string>): Rows {
  const { platform, alerts, outOfScope, towns } = configuration;
  const inEachTown = (rows: (town: TownConfiguration) => Row[]): Row[] =>
    towns.flatMap((town) => rows(town).map((row) => ({ town_id: ids.get(town.slug), ...row })));
  return {
    town: towns.map((town) => ({
      id: ids.get(town.slug),
      slug: town.slug,
      code: town.code,
      name: town.name,
      configuration: { town, platform, alerts, outOfScope },
    })),
    service: inEachTown(serviceRows),
    administration: inEachTown(() =>
      configuration.administrations.map((one) => ({
        id: one.id,
        pivot: one.pivot,
        name: one.name,
        mode: one.mode,
        configuration: one,
      })),
    ),
    demarche: inEachTown(() =>
      configuration.catalogue.map((one) => ({ id: one.id, title: one.title, configuration: one })),
    ),
    line: inEachTown(lineRows),
    mailbox: inEachTown((town) =>
      town.mailboxes.map(({ address, service, url }) => ({ address, service_id: service, url_variable: url.env })),
    ),
    scan_folder: inEachTown((town) => [{ path: town.scan_folder.path }]),
    template: inEachTown(() => templateRows(configuration)),
  };
}

function serviceRows({ services }: TownConfiguration): Row[] {
  return services.map((service) => ({
    id: service.id,
    name: service.name,
    phone: service.phone,
    email: service.email,
    confidential: service.confidential,
    configuration: service,
  }));
}

/** The switchboard's number names the town alone; a direct number names the service too. */
function lineRows({ switchboard, services }: TownConfiguration): Row[] {
  const direct = services.flatMap(({ id, sda }) => sda.map((number) => ({ number, service_id: id })));
  return [{ number: switchboard.phone, service_id: null }, ...direct];
}

function templateRows({ templates }: Configuration): Row[] {
  return templates.flatMap(({ id, forms }) =>
    forms.map(({ form, version, subject, body, required }) => ({ id, form, version, subject, body, required })),
  );
}
