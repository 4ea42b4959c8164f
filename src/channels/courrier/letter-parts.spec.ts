import { describe, expect, it } from '@jest/globals';
import { letterParts } from './letter-parts.js';

const letter = `Mme Jeanne Fontaine

12 rue de la Mairie
42998 Saint-Aubin-sur-Gier

Tél. : 06 39 98 41 02
Jeanne.Fontaine @courriel.example

Madame le Maire
Hôtel de Ville

1 place de la République
42998 Saint-Aubin-sur-Gier

Saint-Aubin-sur-Gier, le 3 février 2027

Objet : nid de poule devant l’école Jules-Ferry

Madame le Maire,

Je vous signale un trou. Appelez mon voisin au 04 65 71 55 55.
`;

describe('the parts of a letter', () => {
  it('finds who writes and what about', () => {
    expect(letterParts(letter)).toEqual({
      subject: 'nid de poule devant l’école Jules-Ferry',
      sender: {
        name: 'Mme Jeanne Fontaine',
        phone: '+33639984102',
        email: 'jeanne.fontaine@courriel.example',
        postalAddress: ['12 rue de la Mairie', '42998 Saint-Aubin-sur-Gier'],
      },
    });
  });

  it('never takes the town hall for the sender, even when it comes first', () => {
    const { sender } = letterParts(
      'Mairie de Grandval\n2 place de l’Église\n42997 Grandval\nPaul Roche\n3 chemin du Lac\n42997 Grandval\nMonsieur le Maire,',
    );
    expect(sender).toEqual({ name: 'Paul Roche', postalAddress: ['3 chemin du Lac', '42997 Grandval'] });
  });

  it('cuts two columns that OCR read as one line', () => {
    const { sender } = letterParts(
      [
        'Association Les Tanneurs        Monsieur le Maire',
        'Bâtiment B                      Mairie de Grandval',
        '8 bis rue Haute                 2 place de l’Église',
        '42 997 Grandval                 42997 Grandval',
        'Madame, Monsieur,',
      ].join('\n'),
    );
    expect(sender).toEqual({
      name: 'Association Les Tanneurs',
      postalAddress: ['Bâtiment B', '8 bis rue Haute', '42 997 Grandval'],
    });
  });

  it('does not invent a sender when the letter names none', () => {
    const { subject, sender } = letterParts('Madame le Maire,\nLe bruit ne cesse pas rue Haute.\nUn voisin');
    expect(subject).toBeNull();
    expect(sender).toEqual({});
  });

  it('takes no number or address out of the body of the letter', () => {
    const { sender } = letterParts('Madame, Monsieur,\nÉcrivez à tiers@courriel.example ou appelez le 0639984103.');
    expect(sender).toEqual({});
  });

  it('knows a sender by e-mail alone when no postal address is printed', () => {
    const { sender } = letterParts('Karim Benali\nkarim.benali@courriel.example\nMonsieur le Maire,\nBonjour.');
    expect(sender).toEqual({ name: 'Karim Benali', email: 'karim.benali@courriel.example' });
  });

  it('reads a subject that runs over two lines', () => {
    const { subject } = letterParts('Objet : demande d’acte de naissance de mon père\nné à Grandval en 1950\nMadame,');
    expect(subject).toBe('demande d’acte de naissance de mon père né à Grandval en 1950');
  });

  it('leaves the date and the registered-letter mention out of the address', () => {
    const { sender } = letterParts(
      'Grandval, le 12/03/2027\nLettre recommandée avec avis de réception\nM. Luc Petit\n4 quai du Gier\n42997 Grandval\nMonsieur le Maire,',
    );
    expect(sender).toEqual({ name: 'M. Luc Petit', postalAddress: ['4 quai du Gier', '42997 Grandval'] });
  });

  it('gives empty parts for an empty text', () => {
    expect(letterParts('')).toEqual({ subject: null, sender: {} });
  });
});
