import { fold } from '../../../dossiers/fold.js';

/** Words people write on any day, each one letter away from a word of danger (« signé », « saigne »): never a slip of it. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  fold(
    `adresse adresses adressé adressée adressés aimer aimes armer battre beau belle belles bulle caisse congé congés coteau
    coteaux coûte coûter coûts courir couture essaim exposé exposée exposés exposer expose faite faites frites hanche hanches
    manchette maquette ménage ménages mûrir noter notent notes note orage orages otite passe passé passer pendant perçu
    perte pertes piste sauver sauve signe signé signée signer signes soigne soigné soigner touriste voler volé volée volées
    volent violet violette violettes violon volet volets touches couche suite ambulant ambulante immeuble`,
  ).split(/\s+/),
);
