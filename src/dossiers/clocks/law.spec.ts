import { describe, expect, it } from '@jest/globals';
import { loadConfiguration, type Demarche } from '../../towns/configuration/index.js';
import { townOf, type Town } from '../../towns/index.js';
import { lawOn, mayAnnounce, needsValidation } from './law.js';

const { configuration } = await loadConfiguration('config');
const shipped = townOf(configuration!, 'saint-aubin-sur-gier')!;
const subsidy = shipped.demarches.get('subvention-association')!;
const by = { by: 'Mme Roux, directrice générale', on: '2027-01-04' };

const withValidated = (id: string, validated = by): Town => ({
  ...shipped,
  configuration: { ...shipped.configuration, validated: { [id]: validated } },
});
const changed: Demarche = {
  ...subsidy,
  legal: { ...subsidy.legal, valid_from: '2026-02-05', valid_to: '2027-05-31' },
  legal_versions: [{ ...subsidy.legal, silence: 'P4M', valid_from: '2027-06-01', valid_to: undefined }],
};

describe('the law of a dossier', () => {
  it('is that of the day of reception, with who validated it', () => {
    expect(lawOn(withValidated(subsidy.id), subsidy, '2027-03-01')).toEqual({
      regime: 'SVR',
      silenceMonths: 2,
      ack: 'full',
      appealBlock: null,
      basis: 'CRPA L231-4 3° (caractère financier)',
      reminderDays: null,
      validated: by,
      version: { from: '2026-02-05', to: null },
    });
  });

  it('changes with what is received from the first day of the next version', () => {
    const months = (day: string) => lawOn(shipped, changed, day)?.silenceMonths;
    expect([months('2027-05-31'), months('2027-06-01')]).toEqual([2, 4]);
    expect(lawOn(shipped, changed, '2026-02-04')).toBeNull();
  });

  it('AR-09: whoever validated a version has not validated the next', () => {
    const town = withValidated(subsidy.id);
    expect(mayAnnounce(lawOn(town, changed, '2027-05-31'))).toBe(true);
    expect(lawOn(town, changed, '2027-06-01')).toMatchObject({ validated: null });
    const again = withValidated(subsidy.id, { ...by, on: '2027-06-01' });
    expect(mayAnnounce(lawOn(again, changed, '2027-06-01'))).toBe(true);
  });

  it('AR-09: no message of a town as we ship it quotes any, whatever the démarche', () => {
    for (const demarche of shipped.demarches.values())
      expect(mayAnnounce(lawOn(shipped, demarche, '2027-03-01'))).toBe(false);
  });

  it.each([
    ['permis-construire', 'SI-10: urbanisme has receipts of its own'],
    ['inscription-listes-electorales', 'J10: a special procedure'],
    ['buvette-temporaire', 'AR-09: nobody knows the regime'],
  ])('%s is never quoted, even validated (%s)', (id) => {
    const demarche = shipped.demarches.get(id)!;
    expect(mayAnnounce(lawOn(withValidated(id), demarche, '2027-03-01'))).toBe(false);
  });

  it('AR-09: asks to be validated where an acknowledgement would need it, or where nobody knows it', () => {
    const asks = (id: string, town = shipped) => needsValidation(lawOn(town, town.demarches.get(id)!, '2027-03-01'));
    expect([asks(subsidy.id), asks('buvette-temporaire'), asks('acte-naissance-copie')]).toEqual([true, true, false]);
    expect(asks(subsidy.id, withValidated(subsidy.id))).toBe(false);
    expect(needsValidation(lawOn(shipped, changed, '2026-01-01'))).toBe(true);
  });
});
