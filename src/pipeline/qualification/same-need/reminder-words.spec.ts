import { asksAgainIn } from './reminder-words.js';

describe('who asks again', () => {
  it.each([
    'Toujours pas de réponse à ma demande du 3 mars',
    'je vous relance au sujet du lampadaire',
    'Je me permets de vous relancer.',
    'Suite à mon courrier du 12 février',
    'suite à notre appel de ce matin je vous envoie la photo',
    'Deuxième courrier',
    '2e mail que je vous envoie',
    'comme convenu avec votre collègue, voici la photo',
    'je reviens vers vous',
    'euh bonjour j’ai déjà appelé hier pour le lampadaire',
    'ça fait trois semaines j attends toujours',
    'ou en est ma demande svp',
    'avez-vous bien reçu mon courrier',
    'je n’ai pas eu de nouvelles',
    'Mon courrier est resté sans réponse',
    'Objet : RELANCE trou rue Pasteur',
    'rien n’a été fait',
    'le lampadaire est toujours en panne',
    'sans nouvelles de votre part',
    'TOUJOURS AUCUNE NOUVELLE',
  ])('« %s »', (text) => expect(asksAgainIn(text)).toBe(true));

  it.each([
    'un lampadaire est en panne rue de la Paix',
    'merci de me rappeler au 06 39 98 41 02',
    'Suite à votre courrier du 3 mars, voici les pièces',
    'je souhaite une copie de mon acte de naissance',
    'le rappel de vaccin de mon fils',
    'c’est toujours la même rue qui est sale',
    'mon deuxième enfant entre à l’école',
    'sans papiers d’identité',
    'nous avons pris un nouveau chien',
    '',
  ])('and not « %s »', (text) => expect(asksAgainIn(text)).toBe(false));
});
