import type { Line } from './lines.js';

/** What callers hear, said by a machine which says so (rules.md, AG-05). The first sentences are T18. */
export const sentences = {
  welcome: ({ welcome, townName }: Line) =>
    welcome ??
    `Bienvenue à la mairie de ${townName}. Touche 0 à tout moment pour parler à l'accueil. ` +
      "En cas d'urgence, raccrochez et composez le 15, le 17, le 18 ou le 112.",
  machine: 'Je suis une voix automatique.',
  question:
    'En quelques mots, pourquoi appelez-vous ? Ce que vous dites est noté pour traiter votre demande. ' +
    'Vous pouvez aussi ne rien dire : une personne va vous répondre.',
  noQuestion: 'Une personne va vous répondre.',
  toService: (name: string) => `Je vous passe le service ${name}.`,
  toHintedService: 'Je vous passe le service qui peut vous répondre.',
  toSwitchboard: "Je vous passe l'accueil.",
  closed: (name: string) => `Le service ${name} est fermé en ce moment. Je vous passe l'accueil.`,
  danger: (numbers: string[]) =>
    `Je vous passe tout de suite une personne. Restez en ligne. ${emergencyNumbers(numbers)}`,
  unreachable: "Votre correspondant ne répond pas. Je vous passe quelqu'un d'autre.",
  trouble: 'Nous rencontrons une difficulté technique. Je vous passe une personne.',
  thanks: 'Merci de votre appel. Au revoir.',
  callBack:
    'Personne ne peut vous répondre maintenant. Nous vous rappelons sous un jour ouvré. ' +
    "En cas d'urgence, composez le 15, le 17, le 18 ou le 112. Au revoir.",
  noCallBack:
    'Personne ne peut vous répondre maintenant. Votre numéro est masqué : merci de nous rappeler. ' +
    "En cas d'urgence, composez le 15, le 17, le 18 ou le 112. Au revoir.",
  unknownNumber:
    "Le numéro que vous avez composé n'est pas en service. Vérifiez le numéro de votre mairie. " +
    "En cas d'urgence, composez le 15, le 17, le 18 ou le 112. Au revoir.",
  outOfOrder:
    'Nous rencontrons une difficulté technique. Merci de rappeler dans quelques minutes. ' +
    "En cas d'urgence, composez le 15, le 17, le 18 ou le 112. Au revoir.",
};

function emergencyNumbers(numbers: string[]): string {
  const said = numbers.map((number) => `le ${inPairs(number)}`);
  if (said.length === 0) return '';
  return `Vous pouvez aussi appeler ${said.join(' ou ')}.`;
}

/** `3114` is said « trente et un quatorze », not « trois mille cent quatorze ». */
function inPairs(number: string): string {
  return number.length === 4 ? `${number.slice(0, 2)} ${number.slice(2)}` : number;
}
