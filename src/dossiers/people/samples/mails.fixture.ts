import type { Sample } from './sample.fixture.js';

export const mails: Sample[] = [
  {
    title: 'a name, an address and a number behind « Cordialement »',
    text: 'Bonjour,\n\nUn trou devant l’école.\n\nCordialement,\nJeanne Fontaine\n12 rue des Tanneries\n42998 Saint-Aubin-sur-Gier\n06 39 98 41 02',
    names: ['certain signature Jeanne Fontaine'],
    phones: ['certain signature +33639984102'],
    addresses: ['certain signature 12 rue des Tanneries | 42998 Saint-Aubin-sur-Gier'],
  },
  {
    title: 'two numbers and a mail on one line',
    text: 'Merci de votre retour\n\nBien cordialement\n\nKarim BENALI\nFixe : 04 65 71 55 20 / Port. : 06.39.98.41.20 - k.benali@courriel.example',
    names: ['certain signature Karim BENALI'],
    phones: ['certain signature +33465715520', 'certain signature +33639984120'],
    emails: ['certain signature k.benali@courriel.example'],
  },
  {
    title: 'the mark of mail programmes',
    text: 'Bonjour, la lampe de ma rue est éteinte.\n-- \nPaul Roche\n3 chemin du Lac - 42998 Saint-Aubin-sur-Gier\nTél. 0639984121',
    names: ['certain signature Paul Roche'],
    phones: ['certain signature +33639984121'],
    addresses: ['certain signature 3 chemin du Lac | 42998 Saint-Aubin-sur-Gier'],
  },
  {
    title: 'a hurried mail without a farewell',
    text: 'bjr g besoin d un acte de naissance svp\n\nInes Garcia\n06 39 98 41 22',
    names: ['likely signature Ines Garcia'],
    phones: ['likely signature +33639984122'],
  },
  {
    title: 'a first name alone knows nobody',
    text: 'Bonjour\nEst-ce que la piscine ouvre lundi ?\nMerci\nLéa',
  },
  {
    title: 'the president of an association, with its number',
    text: 'Madame,\nNous demandons la salle des fêtes.\nBien à vous,\nMarc Delmas, président\nAssociation Les Tanneurs - RNA W423009876\nassociation@tanneurs.example',
    names: ['certain signature Marc Delmas'],
    emails: ['certain signature association@tanneurs.example'],
    organisations: ['certain signature W423009876'],
  },
  {
    title: 'a company with its SIRET, which is no phone number',
    text: 'Bonjour,\nCi-joint notre devis.\nCordialement\nSophie MARTEL\nGérante - Toitures du Gier SARL\nSIRET 900 042 987 00017\nTél : 04 65 71 60 10 poste 12',
    names: ['certain signature Sophie MARTEL'],
    phones: ['certain signature +33465716010'],
    organisations: ['certain signature 90004298700017'],
  },
  {
    title: 'the number of a toll-free line is nobody’s',
    text: 'Cordialement\nHugo Petit\nService clients 0800 123 456',
    names: ['certain signature Hugo Petit'],
  },
  {
    title: 'a signature of our own comes back',
    text: 'Je vous réponds.\n\nCordialement,\nClaire Morin\nAccueil\nMairie de Saint-Aubin-sur-Gier\n04 65 71 10 00\nmairie@saint-aubin-sur-gier.example',
  },
  {
    title: 'what was answered is not read',
    text: 'Oui, jeudi me convient.\n\nCordialement\nAnne Lopez\n\nLe 3 mars 2027 à 10:00, Mairie a écrit :\n> Claire Morin\n> 04 65 71 10 00',
    names: ['certain signature Anne Lopez'],
  },
  {
    title: 'what was answered, as Outlook writes it',
    text: 'Merci\nAnne Lopez\n06 39 98 41 23\n\nDe : Luc Tiers <luc.tiers@ailleurs.example>\nEnvoyé : lundi\nLuc Tiers\n06 39 98 41 99',
    names: ['certain signature Anne Lopez'],
    phones: ['certain signature +33639984123'],
  },
  {
    title: 'the neighbour’s number is the neighbour’s',
    text: 'Le chien de ma voisine Mme Petit aboie, son numéro est le 06 39 98 41 24.\n\nCordialement\nOmar Haddad',
    names: ['certain signature Omar Haddad'],
  },
  {
    title: 'a son is not who writes',
    text: 'Mon fils Léo Marchand voudrait s’inscrire au judo. Vous pouvez appeler mon fils au 06 39 98 41 25.\nMerci',
  },
  {
    title: 'one’s own number in the middle of the text',
    text: 'Bonjour, les poubelles débordent. Vous pouvez me joindre au 06 39 98 41 26 après 18 h.\nBonne journée\nNadia Ferrand',
    names: ['certain signature Nadia Ferrand'],
    phones: ['certain body +33639984126'],
  },
  {
    title: 'a dossier is recalled',
    text: 'Toujours rien pour mon dossier SA-2027-000123 (votre lettre C-2027-000045) !\nPierre Nguyen\npierre.nguyen@courriel.example',
    names: ['likely signature Pierre Nguyen'],
    emails: ['likely signature pierre.nguyen@courriel.example'],
    references: ['dossier SA-2027-000123', 'courrier C-2027-000045'],
  },
  {
    title: 'signed for somebody else',
    text: 'Ma mère ne peut pas se déplacer.\nCordialement,\nPour Mme Odette Vidal, sa fille',
  },
  {
    title: 'a couple is not one person',
    text: 'Nous voudrions un composteur.\nCordialement\nM. et Mme Garcia\n8 rue Pasteur\n42998 Saint-Aubin-sur-Gier',
    addresses: ['likely signature 8 rue Pasteur | 42998 Saint-Aubin-sur-Gier'],
  },
  {
    title: 'sent from a telephone',
    text: 'Le lampadaire est cassé\n\nCordialement\nYves Marin\nEnvoyé de mon iPhone',
    names: ['certain signature Yves Marin'],
  },
  {
    title: 'an overseas and a foreign number',
    text: 'Cordialement\nAlice Hoarau\n0262 12 34 56\n+32 475 12 34 56',
    names: ['certain signature Alice Hoarau'],
    phones: ['certain signature +262262123456', 'certain signature +32475123456'],
  },
  {
    title: 'a card and a social security number are nothing',
    text: 'Je m’appelle Rose Blanc, ma carte 4970 1012 3456 7893, sécu 1 85 05 78 006 084 91\nMerci',
    names: ['likely body Rose Blanc'],
  },
  {
    title: 'titles and a hyphen',
    text: 'Bien à vous\nMe Anne-Lise de la Tour\nnotaire\n5 place du Marché\n42998 Saint-Aubin-sur-Gier',
    names: ['certain signature Me Anne-Lise de la Tour'],
    addresses: ['certain signature 5 place du Marché | 42998 Saint-Aubin-sur-Gier'],
  },
  {
    title: 'lines of politeness that begin with capitals',
    text: 'Pouvez-vous confirmer ?\n\nBonne Journée\nBien Cordialement',
  },
  {
    title: 'an afterthought after the signature',
    text: 'Cordialement\nFanny Roux\nPS : ma sœur Lise Roux est au 06 39 98 41 27',
    names: ['certain signature Fanny Roux'],
  },
  {
    title: 'a name and a street said in the text',
    text: 'Bonjour, je m’appelle Bruno Sicard et j’habite au 14 rue des Lilas, 42998 Saint-Aubin-sur-Gier. Il n’y a plus d’eau.',
    names: ['likely body Bruno Sicard'],
    addresses: ['certain body 14 rue des Lilas | 42998 Saint-Aubin-sur-Gier'],
  },
  {
    title: 'advertising',
    text: 'Profitez de nos prix !\nAppelez le 0 899 70 12 34\nwww.piege.example',
  },
];
