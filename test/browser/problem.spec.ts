import { problemOf } from '../../web/src/api/problem.js';

describe('why something was refused, as the console tells it', () => {
  it.each([
    [403, { message: 'Ce contenu est réservé aux agents du service concerné.' }, 'réservé aux agents'],
    [409, { message: 'Un collègue l’a prise.' }, 'Un collègue l’a prise.'],
    [422, { errors: [{ field: 'q', message: 'Ce champ est obligatoire.' }] }, 'Ce champ est obligatoire.'],
    [403, null, 'Votre rôle ne permet pas cette action.'],
    [500, { message: 'Internal server error' }, 'Le service n’a pas pu répondre. Réessayez.'],
  ])('of a %s, in its own words where they are French', (status, body, words) => {
    expect(problemOf(status, body).message).toContain(words);
  });
});
