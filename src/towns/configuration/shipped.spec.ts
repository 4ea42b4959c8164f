import { describe, it, expect } from '@jest/globals';
import { loadConfiguration } from './index.js';

describe('the configuration we ship', () => {
  it('has no problem, two towns, 76 démarches, 34 administrations and 18 templates', async () => {
    const { configuration, problems } = await loadConfiguration('config');
    expect(problems).toEqual([]);
    expect(configuration?.towns.map((town) => [town.slug, town.code])).toEqual([
      ['grandval', 'GV'],
      ['saint-aubin-sur-gier', 'SA'],
    ]);
    expect(configuration?.catalogue).toHaveLength(76);
    expect(configuration?.administrations).toHaveLength(34);
    expect(configuration?.templates).toHaveLength(18);
  });
});
