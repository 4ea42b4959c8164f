import { describe, expect, it } from '@jest/globals';
import { composeMessage } from './compose-message.js';
import { ofLaw } from './of-law.js';
import { aTold, shippedTowns, type Change } from './told.fixture.js';

const towns = await shippedTowns();
const saintAubin = towns.get('saint-aubin-sur-gier')!;
const missing = { missingDocuments: ['Budget'], missingDeadline: '2027-03-15' };
const silence = (block: 'acceptance' | 'rejection' | 'cada' | 'attestation', months = 2) => ({
  block,
  day: '2027-05-01',
  months,
});

function textOf(change: Change): string {
  const composed = composeMessage(aTold(saintAubin, change));
  if (!composed.ok) throw new Error(`incomplete: ${JSON.stringify(composed)}`);
  return composed.message.text;
}

describe('what a message says of silence', () => {
  it('AR-05: an acceptance comes with its proof, and never with an appeal', () => {
    const text = textOf({ silence: silence('acceptance') });
    expect(text).toContain(
      "Si vous n'avez pas de réponse le 1er mai 2027, votre demande sera considérée comme acceptée.",
    );
    expect(text).toContain('une attestation au service ci-dessus');
    expect(text).not.toMatch(/rejet|recours|tribunal/i);
  });

  it('AR-05, SI-11: a rejection comes with its appeals, without a day by which to make them', () => {
    const text = textOf({ silence: silence('rejection') });
    expect(text).toContain('considérée comme rejetée');
    expect(text).toContain('deux mois à compter de cette date');
    expect(text).toContain('en écrivant à Madame le Maire (recours gracieux)');
    expect(text).toContain('le Tribunal administratif de Lyon, 184 rue Duguesclin, 69433 Lyon Cedex 03');
    expect(text).not.toMatch(/acceptée|juillet/);
  });

  it.each([
    ['cada', 'SI-08', /accès aux documents administratifs \(CADA\) dans les deux mois, avant tout recours au tribunal/],
    ['attestation', 'SI-09', /un recours devant le préfet dans les deux mois/],
  ] as const)('%s (%s) has an appeal of its own in place of the general one', (block, _, appeal) => {
    const text = textOf({ silence: silence(block, 1) });
    expect(text).toMatch(appeal);
    expect(text).not.toContain('recours gracieux');
  });

  it('PI-01, EL-08: a letter says what missing pieces do to the delay, by the regime', () => {
    const said = (change: Change) => textOf({ channel: 'letter', facts: missing, ...change });
    expect(said({ silence: silence('rejection') })).toContain("est suspendu jusqu'à cette date, ou jusqu'à réception");
    expect(said({ silence: silence('acceptance') })).toContain('ne commence que quand votre dossier est complet');
    expect(said({})).not.toMatch(/suspendu|ne commence/);
  });

  it('PI-01b, T09: a complement says the day that was told and the new one', () => {
    const complement = { kind: 'acknowledgement-complement' as const, formerTacitOn: '2027-04-24' };
    for (const channel of ['email', 'letter'] as const) {
      const text = textOf({ ...complement, channel, silence: silence('rejection') });
      expect(text).toContain('Nous vous avions annoncé la date du 24 avril 2027. Cette date ne vaut plus.');
      expect(text).toContain('La nouvelle date est le 1er mai 2027.');
      expect(text).toContain('réponse le 1er mai 2027, votre demande sera considérée comme rejetée');
    }
    const neutral = textOf(complement);
    expect(neutral).toContain('Cette date ne vaut plus.');
    expect(neutral).not.toMatch(/nouvelle date|considérée comme/);
  });

  it('AR-14: where a dossier stands is told without a word of silence', () => {
    expect(textOf({ kind: 'progress' })).not.toMatch(/annoncé|considérée comme|valoir/);
  });

  it.each([
    [1, 'un mois'],
    [2, 'deux mois'],
    [4, 'quatre mois'],
    [18, '18 mois'],
  ])('%i months are « %s »', (months, said) => {
    expect(ofLaw(aTold(saintAubin, { silence: silence('rejection', months) })).tacit_duration).toBe(said);
  });
});
