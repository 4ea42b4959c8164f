import { fold } from '../../../dossiers/fold.js';

const readCharacters = 20_000;
const mine = '(mon|ma|mes|notre|nos|cette|ce|le|la)';
const sent =
  '(courrier|lettre|mail|email|e mail|courriel|message|appel|coup de fil|demande|signalement|visite|passage|formulaire|sms)';
const again = '(deuxieme|seconde?|2e|2eme|2nd|2nde|troisieme|3e|3eme|quatrieme|4e|4eme|nouveau|nouvelle)';

/** What somebody says who asks again: « toujours pas de réponse », « je vous relance », « suite à mon courrier du ». */
const phrases = [
  'toujours (pas|aucune?|rien)( de| eu de| recu de| d)? ?(reponse|nouvelles?|retour|suite|solution)?',
  '(sans|aucune|pas de|pas eu de|pas recu de) (reponse|nouvelles?|retour|suite)( a ce jour| de (votre|la) part| de vous| depuis| a mon| a ma| a mes)',
  'rest(e|ee|es|ees|ent) (a ce jour )?(sans (reponse|suite|effet)|lettre morte)',
  '(je|nous) (me permets de |nous permettons de |vais |voudrais |souhaite )?(vous )?relance(r|ons)?',
  '(ma|une|deuxieme|troisieme|nouvelle) relance',
  `(faisant )?suite a ${mine} (premier |premiere |precedente? |dernier |derniere )?${sent}`,
  `${again} (courrier|lettre|mail|email|courriel|message|appel|demande|relance|signalement|fois que)`,
  'comme convenu',
  '(je|nous) (reviens|revenons) vers vous',
  '(je|nous) (vous )?(ai|avons) deja (appele|ecrit|signale|envoye|demande|telephone|prevenu|contacte|relance)',
  '(j|nous) (ai|avons) deja (appele|ecrit|signale|envoye|demande|telephone|prevenu|contacte|relance)',
  '(j|je|nous) (attends|attendons) (toujours|encore)',
  `ou en est ${mine} ${sent}`,
  `ou en est (mon|ma|notre|le|ce) (dossier|reparation|lampadaire|affaire)`,
  '(avez vous|vous avez|avez vs) (bien )?(recu|eu) (mon|ma|mes|notre)',
  'je n ai (toujours |encore )?(pas|rien) (encore )?(eu|recu) (de )?(reponse|nouvelles?|retour)?',
  'rien n a (ete fait|bouge|change)|rien n est fait|personne n est (venu|passe)',
  '(la|ma|cette) panne (est )?toujours la|toujours en panne|toujours (pas|non) (repare|ramasse|nettoye|enleve|traite)e?s?',
  '^(objet )?(re )?(relance|rappel)',
];
const asksAgain = new RegExp(phrases.map((phrase) => `(?<![a-z])(?:${phrase})(?![a-z])`).join('|'), 'm');

/** True when a text asks again about something the usager has told before. */
export function asksAgainIn(text: string): boolean {
  const words = text
    .slice(0, readCharacters)
    .split('\n')
    .map(
      (line) =>
        fold(line)
          .match(/[\p{L}\d]+/gu)
          ?.join(' ') ?? '',
    );
  return asksAgain.test(words.map((line) => `${line} `).join('\n')) || asksAgain.test(`${words.join(' ')} `);
}
