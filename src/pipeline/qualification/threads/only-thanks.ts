import { fold } from '../../../dossiers/fold.js';

const charactersMax = 300;
const civilities: ReadonlySet<string> = new Set(['m', 'mr', 'mme', 'mlle', 'madame', 'monsieur']);

const phrases = [
  '(un )?(grand |tres grand |tout grand )?merci( (beaucoup|bien|infiniment|encore|d avance|par avance|mille fois|a vous( tous)?))?',
  'mille mercis',
  '(je|nous) (vous |t )?(en )?remerci(e|ons)( (beaucoup|vivement|infiniment|sincerement|bien))?',
  'avec (tous )?(mes|nos) remerciements',
  '(pour|de) (votre|la|ta|cette|vos|l) ?(reponses?|retour|aide|intervention|reactivite|rapidite|efficacite|message|information|travail|courriel|mail|diligence|confirmation)',
  '((si|tres|aussi) )?rapides?',
  '(c est )?(bien |bonne )?(recu|note|pris note|reception)',
  '(j ai|nous avons) bien (recu|note)( (votre|le|la) (message|reponse|courriel|mail))?',
  '(c est )?(parfait|super|tres bien|entendu|d accord|ok|genial|nickel)',
  '(madame|monsieur|mesdames|messieurs|bonjour|bonsoir|a tous|la mairie|chere?s?)',
  '(tres |bien )?(cordialement|respectueusement|sinceres salutations)|salutations( distinguees)?|cdt|bav',
  'bien a vous',
  '(tres |une )?(bonne|belle) (journee|soiree|semaine|fin de journee|fin de semaine)( a (vous|tous))?|bon week end|a bientot',
  'envoye (de|depuis|a partir de) (mon|ma) [a-z]+( [a-z]+)?|telecharge outlook pour [a-z]+',
  'et|pour tout',
];
const phrase = new RegExp(`^(?:${phrases.join('|')})(?= |$) ?`);
const thanks = /\b(merci|mercis|remerci\w+|recu|note|reception)\b/;

/** Telephone numbers and addresses of a signature. */
const reachedAt = /(?:t[eé]l|mob|port)?[.\s:]*(?:\+33|0)[\s.]?[1-9](?:[\s.-]?\d{2}){4}(?!\d)|\S+@\S+/giu;

/**
 * True for « Merci ! » or « Bien reçu, bonne journée » and a name: nothing is asked, nothing is told, and what was closed stays
 * closed. A word more, a figure or a question, and a person reads it.
 *
 * @param sender name and address of whoever writes: their own name says nothing more
 */
export function onlyThanks(text: string, sender: string): boolean {
  if (text.length > 4 * charactersMax) return false;
  const said = text.replace(reachedAt, '');
  if (/[?\d]/.test(said) || said.length > charactersMax) return false;
  const names = new Set(wordsOf(sender).split(' '));
  const clauses = said.split(/[.,;:!…()\n–—]+/).map(wordsOf);
  return clauses.some((words) => thanks.test(words)) && clauses.every((words) => isCourtesy(words, names));
}

/** Made of such phrases from end to end, or the name of whoever signs. */
function isCourtesy(words: string, names: ReadonlySet<string>): boolean {
  if (words === '' || words.split(' ').every((word) => names.has(word) || civilities.has(word))) return true;
  const rest = words.replace(phrase, '');
  return rest !== words && isCourtesy(rest, names);
}

function wordsOf(text: string): string {
  return (
    fold(text)
      .match(/\p{L}+/gu)
      ?.join(' ') ?? ''
  );
}
