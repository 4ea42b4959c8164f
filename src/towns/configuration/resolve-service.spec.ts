import { beforeAll, describe, it, expect } from '@jest/globals';
import { loadConfiguration, resolveService } from './index.js';
import type { TownConfiguration } from './index.js';

describe('who does the work of a service', () => {
  let grandval: TownConfiguration;
  let saintAubin: TownConfiguration;
  beforeAll(async () => {
    const { configuration } = await loadConfiguration('config');
    [grandval, saintAubin] = configuration!.towns as [TownConfiguration, TownConfiguration];
  });

  it('is the service itself where the town has it', () => {
    expect(resolveService(saintAubin, 'espaces-verts')).toMatchObject({
      kind: 'service',
      service: { id: 'espaces-verts' },
    });
  });

  it('is the service it is delegated to', () => {
    expect(resolveService(grandval, 'espaces-verts')).toMatchObject({
      kind: 'service',
      service: { id: 'voirie-proprete' },
    });
  });

  it('is the service that covers it where the town has none', () => {
    expect(resolveService(grandval, 'sports')).toMatchObject({ kind: 'service', service: { id: 'vie-associative' } });
  });

  it('is an outside provider, with its pivot when we know it', () => {
    expect(resolveService(grandval, 'hygiene-sante')).toMatchObject({
      kind: 'external',
      provider: { name: 'Agence régionale de santé', pivot: 'ars' },
    });
  });

  it('leaves the usager with a service of the town when the provider is outside', () => {
    expect(resolveService(grandval, 'hygiene-sante')).toMatchObject({ front: { id: 'secretariat-general' } });
    expect(resolveService(grandval, 'logement')).toMatchObject({ front: { id: 'accueil-standard' } });
  });

  it('is the default service for a service that no longer exists', () => {
    expect(resolveService(grandval, 'piscine')).toMatchObject({ kind: 'service', service: { id: 'accueil-standard' } });
  });

  it('is the default service when the work goes round in a circle', () => {
    const services = grandval.services.map((one) =>
      one.id === 'voirie-proprete' ? { ...one, delegated_to: 'espaces-verts' } : one,
    );
    expect(resolveService({ ...grandval, services }, 'espaces-verts')).toMatchObject({
      service: { id: 'accueil-standard' },
    });
  });

  it('is not guessed for a town whose configuration was never checked', () => {
    expect(() => resolveService({ ...grandval, default_service: 'nowhere' }, 'piscine')).toThrow(
      'town grandval has no service nowhere',
    );
  });
});
