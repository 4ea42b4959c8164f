import { beforeAll, describe, it, expect } from '@jest/globals';
import { Liquid } from 'liquidjs';
import { loadConfiguration, resolveService, templateVariables } from './index.js';
import type { Configuration } from './index.js';

describe('the configuration we ship', () => {
  let configuration: Configuration;
  beforeAll(async () => {
    const loaded = await loadConfiguration('config');
    expect(loaded.problems).toEqual([]);
    configuration = loaded.configuration!;
  });

  it('holds two towns, 76 démarches, 34 administrations and 18 templates', () => {
    expect(configuration.towns.map((town) => [town.slug, town.code])).toEqual([
      ['grandval', 'GV'],
      ['saint-aubin-sur-gier', 'SA'],
    ]);
    expect(configuration.catalogue).toHaveLength(76);
    expect(configuration.administrations).toHaveLength(34);
    expect(configuration.templates.map((one) => one.number)).toEqual(
      Array.from({ length: 18 }, (_, i) => `T${String(i + 1).padStart(2, '0')}`),
    );
  });

  it('covers the fifteen situations of the case study', () => {
    const seeds = configuration.catalogue.flatMap((one) => one.seed ?? []).sort((a, b) => a - b);
    expect(seeds).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
  });

  it('gives every number in E.164 and every service its hours', () => {
    for (const town of configuration.towns) {
      const numbers = [town.switchboard.phone, ...town.services.flatMap((one) => [one.phone, ...one.sda])];
      expect(numbers.filter((number) => !/^\+3346571[12]\d{3}$/.test(number))).toEqual([]);
      expect(town.services.filter((one) => Object.keys(one.hours).length === 0)).toEqual([]);
    }
  });

  it('keeps only the names of the variables that hold mailbox secrets', () => {
    expect(configuration.towns.flatMap((town) => town.mailboxes.map((one) => one.url))).toEqual([
      { env: 'GRANDVAL_IMAP_URL' },
      { env: 'SAINT_AUBIN_IMAP_URL' },
      { env: 'SAINT_AUBIN_ETAT_CIVIL_IMAP_URL' },
      { env: 'SAINT_AUBIN_SCOLAIRE_IMAP_URL' },
    ]);
  });

  it('never leaves a municipal démarche to the default service, in any town', () => {
    for (const town of configuration.towns) {
      for (const { actor } of configuration.catalogue) {
        if (actor.type !== 'municipal' || actor.service === 'accueil-standard') continue;
        const resolved = resolveService(town, actor.service);
        expect(resolved.kind === 'service' ? resolved.service.id : resolved.provider.name).not.toBe('accueil-standard');
      }
    }
  });

  it('says no date of tacit decision in a message whose legal block is neutral', () => {
    for (const text of rendered({ legal_block: 'neutral' }))
      expect(text).not.toMatch(/(?<!former_)tacit_|considérée comme/);
  });

  it('says every variable a message asks for, whatever the legal block', () => {
    const engine = new Liquid({ strictVariables: true });
    const values = Object.fromEntries(templateVariables.map((name) => [name, `<${name}>`]));
    for (const { id, forms } of configuration.templates) {
      for (const { form, subject, body, required } of forms) {
        if (required.includes('announcement') || required.includes('language')) continue;
        const text = engine.parseAndRenderSync(`${subject}\n${body}`, { ...values, legal_block: 'rejection' });
        const unsaid = required.filter((name) => !text.includes(`<${name}>`));
        expect([id, form, unsaid]).toEqual([id, form, []]);
      }
    }
  });

  function rendered(choices: Record<string, string>): string[] {
    const engine = new Liquid();
    const values = Object.fromEntries(templateVariables.map((name) => [name, name]));
    return configuration.templates.flatMap((one) =>
      one.forms.map(({ body }) => engine.parseAndRenderSync(body, { ...values, ...choices })),
    );
  }
});
