import type { Sample } from './sample.fixture.js';

const townHall = 'Monsieur le Maire\nHôtel de Ville\n1 place de la République\n42998 Saint-Aubin-sur-Gier';

export const letters: Sample[] = [
  {
    title: 'by the book',
    text: `Mme Jeanne FONTAINE\n12 rue des Tanneries\n42998 Saint-Aubin-sur-Gier\nTél. : 06 39 98 41 02\n\n${townHall}\n\nSaint-Aubin, le 3 février 2027\n\nObjet : un trou\n\nMonsieur le Maire,\n\nJe vous signale un trou.\n\nVeuillez agréer, Monsieur le Maire, l’expression de mes salutations distinguées.\n\nJeanne Fontaine`,
    names: ['certain letterhead Mme Jeanne FONTAINE', 'certain signature Jeanne Fontaine'],
    phones: ['certain letterhead +33639984102'],
    addresses: ['certain letterhead 12 rue des Tanneries | 42998 Saint-Aubin-sur-Gier'],
  },
  {
    title: 'the sworn formula',
    text: `${townHall}\n\nMonsieur le Maire,\n\nJe soussignée Jeanne FONTAINE, demeurant 12 rue des Tanneries, 42998 Saint-Aubin-sur-Gier, atteste sur l’honneur héberger mon fils Léo.\n\nFait à Saint-Aubin\nSignature`,
    names: ['certain body Jeanne FONTAINE'],
    addresses: ['certain body 12 rue des Tanneries | 42998 Saint-Aubin-sur-Gier'],
  },
  {
    title: 'OCR: letters for digits, spaces round the sign',
    text: `Paul ROCHE\n3 chemin du Lac\n42998 Saint-Aubin-sur-Gier\nTel O6 39 98 4l O3\npaul.roche @courriel.example\nMonsieur le Maire,\nLa haie déborde.`,
    names: ['certain letterhead Paul ROCHE'],
    phones: ['certain letterhead +33639984103'],
    emails: ['certain letterhead paul.roche@courriel.example'],
    addresses: ['certain letterhead 3 chemin du Lac | 42998 Saint-Aubin-sur-Gier'],
  },
  {
    title: 'the town hall alone at the head, the sender below',
    text: `À l’attention de Monsieur le Maire\nMairie de Saint-Aubin-sur-Gier\n42998 Saint-Aubin-sur-Gier\n\nMadame, Monsieur,\nJe demande une place.\nVeuillez recevoir mes salutations.\n\nMme Aïcha Belkacem\n7 impasse du Moulin\n42998 Saint-Aubin-sur-Gier\n06 39 98 41 30`,
    names: ['certain signature Mme Aïcha Belkacem'],
    phones: ['certain signature +33639984130'],
    addresses: ['certain signature 7 impasse du Moulin | 42998 Saint-Aubin-sur-Gier'],
  },
  {
    title: 'nothing but the town hall',
    text: `${townHall}\n\nMonsieur le Maire,\nLe bruit ne cesse pas.\nUn voisin`,
  },
  {
    title: 'the town hall’s street without its name, as OCR leaves it',
    text: 'Place\n1 place de la République\n42998 Saint-Aubin-sur-Gier\n04 65 71 10 00\n\nMonsieur le Maire,\nLe bruit ne cesse pas.',
  },
  {
    title: 'two columns on one line',
    text: 'Association Les Tanneurs        Monsieur le Maire\nBâtiment B                      Mairie de Grandval\n8 bis rue Haute                 2 place de l’Église\n42 998 Saint-Aubin              42997 Grandval\nMadame, Monsieur,\nNous demandons une salle.\nRecevez nos salutations distinguées.\nLe président\nMarc Delmas',
    names: ['certain letterhead Association Les Tanneurs', 'certain signature Marc Delmas'],
    addresses: ['certain letterhead Bâtiment B | 8 bis rue Haute | 42 998 Saint-Aubin'],
  },
  {
    title: 'a company with its numbers',
    text: `Toitures du Gier SARL\nSIRET : 900 042 987 00017\n22 route de Lyon\n42998 Saint-Aubin-sur-Gier\n04 65 71 60 10\n${townHall}\nMonsieur le Maire,\nVeuillez trouver notre facture.`,
    names: ['certain letterhead Toitures du Gier SARL'],
    phones: ['certain letterhead +33465716010'],
    addresses: ['certain letterhead 22 route de Lyon | 42998 Saint-Aubin-sur-Gier'],
    organisations: ['certain letterhead 90004298700017'],
  },
  {
    title: 'an association known by its RNA',
    text: `Comité des fêtes du Gier\nRNA : W423009876\n5 rue Haute\n42998 Saint-Aubin-sur-Gier\n${townHall}\nMonsieur le Maire,\nNous sollicitons une subvention.`,
    names: ['certain letterhead Comité des fêtes du Gier'],
    addresses: ['certain letterhead 5 rue Haute | 42998 Saint-Aubin-sur-Gier'],
    organisations: ['certain letterhead W423009876'],
  },
  {
    title: 'a lawyer writes, a client is named',
    text: `Me Hélène Sorel\n2 cours Verdun\n42996 Rivegier\n${townHall}\nV/Réf : PC 042 998 26 00031\nMonsieur le Maire,\nJe suis le conseil de M. Luc Petit, demeurant 4 quai du Gier.\nVeuillez agréer mes salutations distinguées.\nHélène Sorel`,
    names: ['certain letterhead Me Hélène Sorel', 'certain signature Hélène Sorel'],
    addresses: ['certain letterhead 2 cours Verdun | 42996 Rivegier'],
    references: ['other PC 042 998 26 00031'],
  },
  {
    title: 'one name at the head and another below: a person says which',
    text: `M. Luc Petit\n4 quai du Gier\n42998 Saint-Aubin-sur-Gier\n${townHall}\nMonsieur le Maire,\nJe conteste.\nVeuillez agréer mes salutations.\nSimone Petit`,
    names: ['likely letterhead M. Luc Petit', 'likely signature Simone Petit'],
    addresses: ['certain letterhead 4 quai du Gier | 42998 Saint-Aubin-sur-Gier'],
  },
  {
    title: 'the mother of a pupil',
    text: `Madame Nora Saïdi\n9 avenue des Frênes\n42998 Saint-Aubin-sur-Gier\n${townHall}\nMadame, Monsieur,\nMa fille Inès, élève de Mme Petit, ne peut pas manger à la cantine.\nVeuillez agréer mes salutations.`,
    names: ['certain letterhead Madame Nora Saïdi'],
    addresses: ['certain letterhead 9 avenue des Frênes | 42998 Saint-Aubin-sur-Gier'],
  },
  {
    title: 'a dossier with OCR noise',
    text: `Karim Benali\nkarim.benali@courriel.example\nObjet : dossier SA-2O27-OOO123\nMonsieur le Maire,\nJe relance.`,
    names: ['likely letterhead Karim Benali'],
    emails: ['certain letterhead karim.benali@courriel.example'],
    references: ['dossier SA-2027-000123'],
  },
  {
    title: 'handwriting signed without address',
    text: 'Monsieur le Maire,\nles pigeons salissent ma fenêtre.\nRecevez mes salutations respectueuses\nOdette Vidal',
    names: ['certain signature Odette Vidal'],
  },
  {
    title: 'domiciled, without a postcode',
    text: `${townHall}\nMonsieur le Maire,\nJe soussigné Jean MERCIER, domicilié 6 rue du Four, sollicite un échéancier.\nRecevez mes salutations.`,
    names: ['certain body Jean MERCIER'],
    addresses: ['likely body 6 rue du Four'],
  },
  {
    title: 'a third party’s dwelling',
    text: `Mme Rose Blanc\n1 rue Neuve\n42998 Saint-Aubin-sur-Gier\n${townHall}\nMonsieur le Maire,\nMa mère, demeurant 3 rue du Four, 42998 Saint-Aubin-sur-Gier, est seule.`,
    names: ['certain letterhead Mme Rose Blanc'],
    addresses: ['certain letterhead 1 rue Neuve | 42998 Saint-Aubin-sur-Gier'],
  },
  {
    title: 'a bank account at the head is nothing',
    text: `Luc Moreau\n5 rue Neuve\n42998 Saint-Aubin-sur-Gier\nIBAN FR76 3000 6000 0112 3456 7890 189\n${townHall}\nMonsieur le Maire,\nVoici mon RIB.`,
    names: ['certain letterhead Luc Moreau'],
    addresses: ['certain letterhead 5 rue Neuve | 42998 Saint-Aubin-sur-Gier'],
  },
  {
    title: 'nor is it a line of the address',
    text: `Luc Moreau\nFR76 3000 6000 0112 3456 7890 189\n42997 Grandval\n${townHall}\nMonsieur le Maire,\nVoici mon RIB.`,
    names: ['certain letterhead Luc Moreau'],
    addresses: ['certain letterhead 42997 Grandval'],
  },
  {
    title: 'an overseas address',
    text: `Marie-Ange Payet\n18 chemin des Cannes\n97410 Saint-Pierre\n0692 12 34 56\n${townHall}\nMonsieur le Maire,\nJe demande mon acte de naissance.`,
    names: ['certain letterhead Marie-Ange Payet'],
    phones: ['certain letterhead +262692123456'],
    addresses: ['certain letterhead 18 chemin des Cannes | 97410 Saint-Pierre'],
  },
  { title: 'noise', text: ';:,,|| l1l1 0O0\n~~~ §§ ..\nMmmm rn' },
  { title: 'an anonymous letter', text: 'Madame le Maire,\nOn vous surveille.\nDes habitants en colère' },
];
