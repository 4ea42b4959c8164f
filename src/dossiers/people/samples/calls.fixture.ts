import type { Sample } from './sample.fixture.js';

export const calls: Sample[] = [
  {
    title: 'on the line',
    text: "oui bonjour c'est madame garcia à l'appareil je vous appelle pour un acte de naissance",
    names: ['likely body madame garcia'],
  },
  {
    title: 'on the line, without « it is »',
    text: "bonjour madame garcia à l'appareil j'appelle pour les poubelles",
    names: ['likely body madame garcia'],
  },
  {
    title: 'a name and a number dictated',
    text: "je m'appelle jeanne fontaine mon numéro c'est le zéro six trente-neuf quatre-vingt-dix-huit quarante et un zéro deux",
    names: ['likely body jeanne fontaine'],
    phones: ['likely body +33639984102'],
  },
  {
    title: 'to be called back',
    text: 'ici monsieur petit pouvez-vous me rappeler au zéro quatre soixante-cinq soixante et onze cinquante-cinq vingt merci',
    names: ['likely body monsieur petit'],
    phones: ['likely body +33465715520'],
  },
  {
    title: 'recognised in digits',
    text: 'rappelez-moi au 06 39 98 41 02 s il vous plaît',
    phones: ['likely body +33639984102'],
  },
  {
    title: 'the neighbour’s number',
    text: "c'est pour ma voisine madame petit son téléphone c'est le zéro six trente-neuf quatre-vingt-dix-huit quarante et un zéro deux",
  },
  {
    title: 'a title, a first name and a name',
    text: "c'est madame jeanne fontaine je vous rappelle pour la crèche",
    names: ['likely body madame jeanne fontaine'],
  },
  {
    title: 'words go on after the name',
    text: 'ici madame lopez habitante rue pasteur je signale un dépôt sauvage',
    names: ['likely body madame lopez'],
  },
  { title: 'whom one asks for', text: "c'est madame le maire que je voudrais parler" },
  { title: 'what one is', text: 'bonjour je suis locataire rue pasteur et je suis très en colère' },
  { title: 'whom one greets', text: 'bonjour madame je voudrais un rendez-vous pour mon passeport' },
  { title: 'on behalf of somebody', text: "j'appelle de la part de monsieur petit qui est à l'hôpital" },
  { title: 'a child', text: "c'est pour inscrire mon fils léo marchand à la cantine" },
  {
    title: 'with a particle',
    text: "c'est madame de la tour je voudrais parler à l'urbanisme",
    names: ['likely body madame de la tour'],
  },
  {
    title: 'the street follows the name',
    text: "c'est madame fontaine de la rue des tanneries il y a une fuite",
    names: ['likely body madame fontaine'],
  },
  {
    title: 'a mail spelt out',
    text: 'mon adresse mail c’est jeanne point fontaine arobase courriel point example merci',
    emails: ['likely body jeanne.fontaine@courriel.example'],
  },
  {
    title: 'a dossier said',
    text: "c'est pour le dossier S A deux mille vingt-sept zéro zéro zéro cent vingt-trois",
    references: ['dossier SA-2027-000123'],
  },
  {
    title: 'a card dictated',
    text: 'ma carte c’est quarante-neuf soixante-dix dix douze trente-quatre cinquante-six soixante-dix-huit quatre-vingt-treize',
  },
  {
    title: 'a written transcript',
    text: 'Bonjour, je suis Monsieur Karim Benali, mon portable est le 06 39 98 41 20.',
    names: ['likely body Monsieur Karim Benali'],
    phones: ['likely body +33639984120'],
  },
  { title: 'a first name alone', text: "c'est nadia je rappelle pour la crèche" },
  { title: 'nothing', text: '' },
  {
    title: 'ours is recalled',
    text: 'vous m’avez dit de me rappeler au zéro quatre soixante-cinq soixante et onze dix zéro zéro',
  },
];
