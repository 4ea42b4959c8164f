import { loadConfiguration } from '../../towns/configuration/index.js';
import { townOf, type Town } from '../../towns/index.js';
import { bordereauText, reminderText, requestText, type Sending } from './bordereau.js';
import { chosenOf, piecesOf, type Piece } from './pieces.js';
import type { Request } from './request.js';

const file = (id: string, name: string) => ({ id, name, mediaType: 'application/pdf', bytes: 1 });

function aRequest(more: Partial<Request> = {}): Request {
  return {
    dossierId: '0196c0de-0000-7000-8000-000000000002',
    number: 'SA-2027-000001',
    administrationId: 'caf',
    serviceId: 'courrier',
    confidential: false,
    priority: 'normal',
    receivedAt: new Date('2027-03-01T09:00:00Z'),
    channel: 'letter',
    chrono: 'C-2027-000001',
    sender: { name: 'M. Paul Mercier', postalAddress: ['3 impasse du Lavoir', '42998 Saint-Aubin-sur-Gier'] },
    subject: 'contestation d’une dette',
    body: 'La Caf me réclame un trop-perçu.',
    words: null,
    original: file('scan', 'pli.pdf'),
    attachments: [],
    isDue: true,
    ...more,
  };
}
const aMail = (more: Partial<Request> = {}) =>
  aRequest({ channel: 'email', chrono: null, original: file('eml', 'message.eml'), ...more });
const states = (pieces: readonly Piece[]) =>
  pieces.map(({ id, joined, reason, locked }) => [id, joined, reason, locked].join(' '));
const social = ['autre chose que la demande elle-même'];

describe('what is joined to a request that is sent on', () => {
  it('TR-01: the letter, or the mail with what it holds', () => {
    expect(states(piecesOf(aRequest(), 'letter', social))).toEqual(['scan true  false']);
    expect(states(piecesOf(aMail({ attachments: [file('a', 'avis.pdf')] }), 'email', social))).toEqual([
      'eml true  false',
      'text false  false',
      'a true  false',
    ]);
  });

  it('a form, which has no original, is copied word for word', () =>
    expect(states(piecesOf(aRequest({ channel: 'web_form', original: null }), 'email', []))).toEqual([
      'text true  false',
    ]));

  it.each(['Certificat médical.pdf', 'ordonnance.jpg', 'feuille de soins.pdf', 'arret-de-travail.pdf'])(
    'do_not_send: %s is left out, and so is the mail that holds it; the person may join the paper',
    (name) => {
      const pieces = piecesOf(aMail({ attachments: [file('m', name)] }), 'email', ['pièces médicales']);
      expect(states(pieces)).toEqual(['eml false holds-attachments true', 'text true  false', 'm false medical false']);
      expect(chosenOf(pieces, ['text', 'm'])!.leftOut).toEqual([{ name: 'message.eml', reason: 'holds-attachments' }]);
      expect(chosenOf(pieces, ['eml', 'm'])).toBeNull();
    },
  );

  it('do_not_send: a social security number never leaves by e-mail, and the letter that bears it goes by post', () => {
    const body = 'Mon numéro est [numéro de sécurité sociale masqué].';
    expect(states(piecesOf(aMail({ body }), 'email', social))).toEqual([
      'eml false sensitive-number true',
      'text true  false',
    ]);
    expect(chosenOf(piecesOf(aRequest({ body }), 'email', social), ['scan'])).toBeNull();
    expect(states(piecesOf(aRequest({ body }), 'letter', social))).toEqual(['scan true  false']);
  });

  it('J24: of a letter that holds another request, the words of this one alone', () =>
    expect(states(piecesOf(aRequest({ words: 'ma dette' }), 'letter', social))).toEqual([
      'scan false other-requests true',
      'text true  false',
    ]));

  it('a mail does not leave whole while one of its attachments is left out by hand', () => {
    const pieces = piecesOf(aMail({ attachments: [file('a', 'avis.pdf')] }), 'email', []);
    expect(chosenOf(pieces, ['eml'])).toBeNull();
    expect(chosenOf(pieces, ['text'])!.leftOut).toEqual([
      { name: 'message.eml', reason: 'chosen' },
      { name: 'avis.pdf', reason: 'chosen' },
    ]);
  });

  it('nothing, or something that is not there, is no choice', () => {
    const pieces = piecesOf(aRequest(), 'letter', []);
    expect(chosenOf(pieces, [])).toBeNull();
    expect(chosenOf(pieces, ['scan', 'elsewhere'])).toBeNull();
  });
});

describe('the bordereau', () => {
  let town: Town;
  beforeAll(async () => (town = townOf((await loadConfiguration('config')).configuration!, 'saint-aubin-sur-gier')!));
  const at = new Date('2027-03-02T09:00:00Z');
  const sending = (more: Partial<Sending> = {}): Sending => ({
    way: 'letter',
    sealed: false,
    joined: piecesOf(aRequest(), 'letter', []),
    leftOut: [],
    at,
    ...more,
  });

  it('TR-01, TR-02: says from whom, since when, what is joined and what the law says of the dates', () => {
    const text = bordereauText(town, aRequest(), sending());
    for (const said of [
      'dossier SA-2027-000001',
      'article L114-2',
      "– Date de première réception : 1er mars 2027 (par courrier, numéro d'arrivée C-2027-000001)",
      '– De la part de : M. Paul Mercier, 3 impasse du Lavoir, 42998 Saint-Aubin-sur-Gier',
      '– pli.pdf',
      'le délai au terme duquel le silence vaut rejet',
      'court à compter de la réception par vos services (article L114-3)',
      'article L114-4',
    ])
      expect(text).toContain(said);
    expect(text).not.toMatch(/undefined|null|trop-perçu|dette/);
  });

  it('tells that something was left out, never what: its name would say it', () => {
    const text = bordereauText(
      town,
      aRequest(),
      sending({ leftOut: [{ name: 'certificat médical.pdf', reason: 'medical' }] }),
    );
    expect(text).toContain("Une pièce n'a pas été transmise");
    expect(text).not.toContain('médical');
  });

  it('TR-05: of a closed letter it tells nothing but that it is sent on intact', () => {
    const text = bordereauText(town, aRequest(), sending({ sealed: true, joined: [] }));
    expect(text).toContain('intact, sans en connaître le contenu');
    expect(text).toContain('– un pli fermé');
    expect(text).not.toMatch(/Mercier|Lavoir|dette|pli\.pdf/);
  });

  it('a reminder and a copy give the number and the dates', () => {
    expect(reminderText(town, 'SA-2027-000001', at, aRequest().receivedAt)).toMatch(
      /Le 2 mars 2027, nous vous avons transmis une demande que nous avions reçue le 1er mars 2027 .* SA-2027-000001/,
    );
    expect(requestText(town, aMail(), 'Bonjour.')).toMatch(
      /le 1er mars 2027 par courriel, dossier SA-2027-000001\.\nDe : M\. Paul/,
    );
  });
});
