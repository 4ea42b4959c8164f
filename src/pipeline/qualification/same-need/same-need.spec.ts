import { placesIn } from '../../../dossiers/places/index.js';
import type { Arriving, Candidate } from './need.js';
import { sameNeed } from './same-need.js';
import { shippedTowns } from '../../loopback/compose/told.fixture.js';

const town = (await shippedTowns()).get('saint-aubin-sur-gier')!;
const march = (day: number) => new Date(Date.UTC(2027, 2, day, 9));

/** Jeanne’s lamp post of the rue de la Paix, reported on Monday 1 March. */
function dossier({ at = 'rue de la Paix', ...more }: Partial<Candidate> & { at?: string } = {}): Candidate {
  return {
    id: more.number ?? 'one',
    number: 'SA-2027-000001',
    demarche: 'degradation-voirie',
    usagerId: 'jeanne',
    confidential: false,
    receivedAt: march(1),
    closedAt: null,
    lastAt: more.receivedAt ?? march(1),
    places: placesIn(at, town),
    ...more,
  };
}

function contact({ at = 'le lampadaire rue de la Paix', ...more }: Partial<Arriving> & { at?: string } = {}): Arriving {
  return {
    usagerIds: ['jeanne'],
    likelyUsagerIds: [],
    demarches: ['degradation-voirie'],
    isDecided: true,
    places: placesIn(at, town),
    numbers: [],
    asksAgain: false,
    receivedAt: march(2),
    ...more,
  };
}

type Change<Of> = Partial<Of> & { at?: string };
const paul = { usagerIds: ['paul'] };
const nobody = { usagerIds: [] };
const social = { demarche: 'aide-facultative-ccas', confidential: true, at: '' };
const birth = { demarche: 'acte-naissance-copie', at: '' };

describe('is it the same need?', () => {
  const certain: [string, Change<Candidate>, Change<Arriving>][] = [
    ['the same person about the same street (J19)', {}, {}],
    ['three days later, by letter', {}, { receivedAt: march(4) }],
    ['the same number of the street', { at: '12 rue de la Paix' }, { at: '12, r. de la Paix' }],
    [
      'a guess under the threshold, at the very same number',
      { at: '12 rue de la Paix' },
      { at: '12 rue de la Paix', isDecided: false },
    ],
    ['who asks again without saying where', {}, { at: '', asksAgain: true }],
    ['who asks again months later', {}, { asksAgain: true, receivedAt: new Date('2027-07-01T09:00:00Z') }],
    ['who asks again once it was closed', { closedAt: march(2) }, { asksAgain: true }],
    [
      'who asks again about a démarche without a place',
      birth,
      { at: '', demarches: ['acte-naissance-copie'], asksAgain: true },
    ],
    ['the number of the usager’s own dossier', {}, { numbers: ['SA-2027-000001'], demarches: [], at: '' }],
    ['the number of one’s own confidential dossier', social, { numbers: ['SA-2027-000001'], demarches: [], at: '' }],
    ['somebody else who quotes the number of a report', {}, { ...paul, numbers: ['SA-2027-000001'] }],
    ['nobody known who quotes the number of a report', {}, { ...nobody, numbers: ['SA-2027-000001'], demarches: [] }],
    ['one file of a person whose files were merged', {}, { usagerIds: ['jeanne-2', 'jeanne'] }],
    ['a letter dated before the mail it repeats', { receivedAt: march(3) }, { receivedAt: march(2) }],
    [
      'one’s own confidential dossier, asked about again',
      social,
      { at: '', demarches: ['aide-facultative-ccas'], asksAgain: true },
    ],
  ];
  it.each(certain)('%s joins by itself', (_, of, by) => {
    expect(sameNeed([dossier(of)], contact(by), town).map(({ grade }) => grade)).toEqual(['certain']);
  });

  const likely: [string, Change<Candidate>, Change<Arriving>][] = [
    ['a neighbour about the same lamp post', {}, paul],
    [
      'a caller nobody knows about the same hole',
      { at: 'trou devant l’école', usagerId: null },
      { ...nobody, at: 'devant l’école' },
    ],
    ['somebody who may be them', {}, { usagerIds: [], likelyUsagerIds: ['jeanne'] }],
    ['somebody who may be them and asks again', {}, { ...nobody, likelyUsagerIds: ['jeanne'], asksAgain: true }],
    ['another number of the street', { at: '12 rue de la Paix' }, { at: '45 rue de la Paix' }],
    ['another number, asked again', { at: '12 rue de la Paix' }, { at: '45 rue de la Paix', asksAgain: true }],
    ['what is broken again after it was closed', { closedAt: march(2) }, {}],
    ['the same, after three months', {}, { receivedAt: new Date('2027-06-01T09:00:00Z') }],
    ['a guess under the threshold on the same street', {}, { isDecided: false }],
    ['the same démarche without a place', birth, { at: '', demarches: ['acte-naissance-copie'] }],
    ['a place told the first time only', {}, { at: '' }],
    [
      'a démarche that follows the other at the same place',
      { demarche: 'depot-sauvage' },
      { demarches: ['nettoyage-espaces-verts'] },
    ],
    [
      'a démarche that follows the other, asked again',
      { demarche: 'inscription-scolaire', at: '' },
      { demarches: ['inscription-cantine'], at: '', asksAgain: true },
    ],
    [
      'asking again in words that look like another démarche',
      {},
      { demarches: ['reclamation-mairie'], at: '', asksAgain: true },
    ],
    ['a dossier nobody has qualified yet, at the same place', { demarche: null }, {}],
    ['words nobody understands, asking again', {}, { demarches: [], at: '', asksAgain: true }],
    [
      'a number of a confidential dossier quoted by somebody else',
      social,
      { ...paul, numbers: ['SA-2027-000001'], demarches: [], at: '' },
    ],
    [
      'a number of what is not on the public way, quoted by somebody else',
      birth,
      { ...paul, numbers: ['SA-2027-000001'], demarches: ['acte-naissance-copie'], at: '' },
    ],
    [
      'the same, quoted by nobody known who says nothing else',
      birth,
      { ...nobody, numbers: ['SA-2027-000001'], demarches: [], at: '' },
    ],
    [
      'a number that leads to something else',
      {},
      { ...paul, numbers: ['SA-2027-000001'], demarches: ['place-creche'], at: '' },
    ],
  ];
  it.each(likely)('%s is offered to a person', (_, of, by) => {
    expect(sameNeed([dossier(of)], contact(by), town).map(({ grade }) => grade)).toEqual(['likely']);
  });

  const no: [string, Change<Candidate>, Change<Arriving>][] = [
    ['the same person about another street', {}, { at: 'rue Pasteur' }],
    ['the same person who asks again about another street', {}, { at: 'rue Pasteur', asksAgain: true }],
    ['the same person about another démarche', {}, { demarches: ['place-creche'], at: '' }],
    ['a neighbour about another démarche at the same place', {}, { ...paul, demarches: ['enlevement-graffitis'] }],
    ['a neighbour about another number', { at: '12 rue de la Paix' }, { ...paul, at: '45 rue de la Paix' }],
    ['a neighbour who says no place', {}, { ...paul, at: '' }],
    ['a neighbour once it was closed', { closedAt: march(2) }, paul],
    ['somebody else who asks for the same document', birth, { ...paul, at: '', demarches: ['acte-naissance-copie'] }],
    ['somebody else about a confidential report', { confidential: true }, paul],
    [
      'a démarche that follows the other, without a word of it',
      { demarche: 'inscription-scolaire', at: '' },
      { demarches: ['inscription-cantine'], at: '' },
    ],
    ['words nobody understands', {}, { demarches: [], at: '' }],
  ];
  it.each(no)('%s is another need', (_, of, by) => {
    expect(sameNeed([dossier(of)], contact(by), town)).toEqual([]);
  });

  it('says why, in plain French, and nothing of what the dossier says', () => {
    const [judged] = sameNeed(
      [dossier({ at: '12 rue de la Paix' })],
      contact({ at: '12, r. de la Paix', asksAgain: true }),
      town,
    );
    expect(judged!.reasons).toEqual([
      'Même personne',
      'Même démarche',
      'Même lieu : 12, r. de la Paix',
      'Le texte parle d’une demande déjà faite',
      'Reçu le 1er mars 2027',
    ]);
  });

  it('lets a person choose between two that are as sure', () => {
    const two = [dossier({ number: 'SA-2027-000001' }), dossier({ number: 'SA-2027-000002' })];
    const judged = sameNeed(two, contact(), town);
    expect(judged.map(({ grade }) => grade)).toEqual(['likely', 'likely']);
    expect(judged[0]!.reasons).toContain('Plusieurs dossiers correspondent');
  });

  it('prefers the very place, and the number that is quoted', () => {
    const two = [dossier({ number: 'SA-2027-000001' }), dossier({ number: 'SA-2027-000002', at: '12 rue de la Paix' })];
    const [best, second] = sameNeed(two, contact({ at: '12 rue de la Paix' }), town);
    expect([best!.candidate.number, best!.grade, second!.grade]).toEqual(['SA-2027-000002', 'certain', 'likely']);
    const [quoted] = sameNeed(two, contact({ at: '12 rue de la Paix', numbers: ['SA-2027-000001'] }), town);
    expect([quoted!.candidate.number, quoted!.grade]).toEqual(['SA-2027-000001', 'certain']);
  });

  it('joins two lamp posts of one street to the right dossier each', () => {
    const two = [
      dossier({ number: 'SA-2027-000001', at: '3 rue de la Paix' }),
      dossier({ number: 'SA-2027-000002', at: '45 rue de la Paix' }),
    ];
    expect(sameNeed(two, contact({ at: '45 rue de la Paix' }), town)[0]!.candidate.number).toBe('SA-2027-000002');
  });

  it('offers five at most', () => {
    const many = Array.from({ length: 20 }, (_, rank) => dossier({ number: `SA-2027-${rank}` }));
    expect(sameNeed(many, contact(paul), town)).toHaveLength(5);
  });
});
