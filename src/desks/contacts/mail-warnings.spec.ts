import { sampleMail } from '../../channels/email/samples.fixture.js';
import { understandMail } from '../../channels/email/understand-mail.js';
import { warningsInFrench } from './mail-warnings.js';

describe('what a person should know of a mail before opening its files', () => {
  it.each([
    ['smime-sealed', ['smime.p7m est chiffré : il n’a pas pu être lu.']],
    ['truncated', ['Ce courriel est arrivé coupé : la fin manque.']],
    ['no-boundary', ['Ce courriel est mal formé : relisez l’original.']],
    ['labels-nobody-knows', []],
    [
      'dangerous-files',
      [
        'facture.pdf.exe.suspect peut contenir un programme : ne l’ouvrez pas.',
        'facture.pdf.exe.suspect n’est pas ce que l’expéditeur annonce.',
        'photogpj.exe.suspect peut contenir un programme : ne l’ouvrez pas.',
        'contrat.pdf.suspect peut contenir un programme : ne l’ouvrez pas.',
        'contrat.pdf.suspect n’est pas ce que l’expéditeur annonce.',
        'script.js.suspect peut contenir un programme : ne l’ouvrez pas.',
        'dessin.png peut contenir un programme caché : ne l’ouvrez que si vous l’attendiez.',
        'dessin.png n’est pas ce que l’expéditeur annonce.',
        'budget.xlsm peut contenir un programme caché : ne l’ouvrez que si vous l’attendiez.',
      ],
    ],
  ])('%s', (name, expected) => {
    const { warnings } = understandMail(sampleMail(`difficult/${name}`).bytes, { ourAddresses: new Set() });
    expect(warningsInFrench(warnings)).toEqual(expected);
  });

  it('is said once, and without a word of ours', () => {
    expect(warningsInFrench(['too-deep', 'header-cut', 'whatever', 'encrypted: the text'])).toEqual([
      'Ce courriel est mal formé : relisez l’original.',
      'Ce courriel est chiffré : son texte n’a pas pu être lu.',
    ]);
    expect(warningsInFrench(['archive-too-large: photos.zip declares 16 files'])).toEqual([
      'photos.zip remplirait un disque : ne l’ouvrez pas.',
    ]);
  });
});
