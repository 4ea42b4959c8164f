import { readdirSync } from 'node:fs';
import { sampleMail } from './samples.fixture.js';
import { understandMail, type UnderstoodMail } from './understand-mail.js';

/** What each mail of samples/difficult says: names of files beside types, and whatever else the sample is about. */
const expected: Record<string, Partial<UnderstoodMail> & { names?: string[]; warnings?: string[] }> = {
  names: {
    subject: 'Les pièces',
    names: ['justificatif de domicile début 2027.pdf', 'reçu de taxe.pdf', 'livret de famille(1).pdf', 'arrêté.pdf'],
  },
  'headers-in-latin1': { subject: 'Déchets non ramassés', newText: 'Les bacs débordent.' },
  'headers-in-koi8': { subject: 'Яма на дороге', newText: 'Яма на улице.' },
  'broken-words': { subject: "Où est passé mon dossier ? Je n'ai régulé rien" },
  'empty-plain': { newText: 'Combien coûte la cantine ?' },
  'html-needed': { newText: 'Combien coûte la cantine ?' },
  'no-boundary': {
    newText: 'La piscine est-elle ouverte le dimanche ?',
    names: ['plan.png'],
    warnings: ['boundary-missing'],
  },
  truncated: { newText: 'Ci-joint le devis.', names: ['devis.pdf'], warnings: ['truncated'] },
  'no-blank-line': {
    subject: 'Chien errant',
    newText: "Un chien errant est devant l'école.\nMerci de faire vite.",
    warnings: ['no-blank-line'],
  },
  'stray-header-line': { subject: 'Une demande dont le titre est plié sans son blanc', newText: 'Bonjour.' },
  'parameter-without-blank': { newText: 'Le lampadaire est en panne.', names: ['plan.pdf'] },
  uuencoded: { newText: 'Voici la photo.\n\n\n\nMerci.', names: ['nid de poule.txt'] },
  'inline-images': { newText: 'Le mur penche.', names: ['IMG_0042.jpg', 'piece-2.png'] },
  'smime-signed': { newText: 'Je confirme ma demande.', names: ['demande.pdf', 'smime.p7s'] },
  'smime-sealed': { newText: '', names: ['smime.p7m'], warnings: ['encrypted: smime.p7m'] },
  'pgp-sealed': { newText: '', names: ['piece-1.asc', 'encrypted.asc'], warnings: ['encrypted: piece-1.asc'] },
  'carried-mail': {
    newText: 'Bonjour, reste-t-il une place au centre aéré en avril ?',
    names: ['Inscription.eml'],
  },
  'dangerous-files': {
    names: [
      'facture.pdf.exe.suspect',
      'photogpj.exe.suspect',
      'contrat.pdf.suspect',
      '_CON.txt',
      'script.js.suspect',
      'dessin.png',
      'budget.xlsm',
    ],
    warnings: [
      'dangerous-file: facture.pdf.exe.suspect',
      'type-belied: facture.pdf.exe.suspect is application/vnd.microsoft.portable-executable, declared application/pdf',
      'dangerous-file: photogpj.exe.suspect',
      'dangerous-file: contrat.pdf.suspect',
      'type-belied: contrat.pdf.suspect is application/vnd.microsoft.portable-executable, declared application/pdf',
      'dangerous-file: script.js.suspect',
      'file-with-scripts: dessin.png',
      'type-belied: dessin.png is image/svg+xml, declared image/png',
      'file-with-scripts: budget.xlsm',
    ],
  },
  utf7: { newText: "Votre message n'a pas été lu. 2 + 2 font quatre." },
  flowed: {
    newText: 'La haie du voisin dépasse de deux mètres sur le trottoir et les poussettes ne passent plus.',
  },
  'labels-nobody-knows': {
    newText: "Le bar fait du bruit après minuit, c'est très gênant.",
    warnings: ['wrong-charset: labelled iso-8859-1-windows-1252-unknown, read as windows-1252'],
  },
  'html-says-charset': { newText: 'Добрый день' },
  japanese: { subject: '館長', newText: 'こんにちは' },
  'padded-lines': { newText: 'Bonjour, la rue est inondée.' },
  'boundary-in-utf8': { newText: 'Bonjour' },
  'two-content-types': { newText: '<p>Je suis du texte.</p>' },
  'words-under-a-name': { newText: 'Bonjour, le lampadaire est en panne.', names: ['message.txt', 'notes.txt'] },
  'closed-too-early': { newText: 'Voici la photo.', names: ['mur.gif'], warnings: ['closed-early'] },
  'lines-without-their-blank': { subject: 'Nid de poule', newText: 'Un nid de poule rue Haute.' },
  'japanese-without-a-label': { newText: 'こんにちは' },
  'control-characters': { newText: '[31mLe banc est cassé.' },
  'names-and-places': { newText: 'Voici.', names: ['reçu.pdf', 'IMG_0042.jpg'] },
  'answers-under-another-title': {
    kind: 'reply',
    newText: 'Le 12 me va.',
    references: ['<dates-1@poste.saint-aubin-sur-gier.example>', '<dates-2@poste.saint-aubin-sur-gier.example>'],
  },
  'words-above-the-parts': { newText: 'Bonjour, voici le plan de la salle.', names: ['plan.bin'] },
  'text-of-another-kind': { newText: 'Le **banc** est cassé.' },
  'passed-on-twice': {
    newText:
      '---------- Message transféré ---------\nDe : Rose <rose@courriel.example>\nObjet : banc\n\nLe banc est cassé.',
    names: ['piece-1.eml'],
  },
  digest: {
    newText: 'Premier.\n\n---------- Message transféré ---------\nDe : <b@courriel.example>\nObjet : Deux\n\nSecond.',
    names: ['piece-1.eml', 'piece-2.eml'],
  },
};

function understood(name: string): UnderstoodMail {
  return understandMail(sampleMail(`difficult/${name}`).bytes, { ourAddresses: new Set() });
}

describe('mails as they are found in the wild', () => {
  it.each(Object.entries(expected))('%s', (name, { names = [], warnings = [], ...words }) => {
    const mail = understood(name);
    expect(mail).toMatchObject({ kind: 'message', ...words });
    expect(mail.files.map((file) => file.name)).toEqual(names);
    expect(mail.warnings).toEqual(warnings);
  });

  it('are all told here', () => {
    const files = readdirSync(new URL('./samples/difficult/', import.meta.url));
    expect(files.map((file) => file.replace('.eml', '')).sort()).toEqual(Object.keys(expected).sort());
  });

  it('images within the words are told apart from documents', () => {
    expect(understood('inline-images').files.map(({ isInline }) => isInline)).toEqual([true, true]);
    expect(understood('no-boundary').files.map(({ isInline }) => isInline)).toEqual([false]);
  });

  it('a mail that is only carried by another has its own writer and date', () => {
    expect(understood('carried-mail').relayed).toMatchObject({
      sender: { name: 'Hélène Roche', email: 'helene.roche@courriel.example' },
      subject: 'Inscription au centre aéré',
      relay: { agent: { email: 'p.agent@saint-aubin-sur-gier.example' }, writtenAt: '2027-03-01T17:12:00.000Z' },
    });
  });

  it('files are given back byte for byte', () => {
    const [file] = understood('uuencoded').files;
    expect(file!.content.bytes().toString()).toBe('From the street, a hole of thirty centimeters, deep.\n');
    expect(understood('dangerous-files').files[3]!.content.bytes().toString()).toBe('note');
  });
});
