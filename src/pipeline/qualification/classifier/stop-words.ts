/** Words that say nothing of the matter: tool words, greetings and the polite phrases of letters. Without accents. */
export const stopWords: ReadonlySet<string> = new Set(
  [
    'a au aux avec ce ces cet cette dans de des du elle en et eux il ils je la le les leur leurs lui ma mais me meme mes moi',
    'mon ne nos notre nous on ou par pas pour qu que qui sa se ses si son sur ta te tes toi ton tu un une vos votre vous',
    'c d j l m n s t y ete etee est suis es sommes etes sont sera serai etait ai as avons avez ont ca cela donc plus tres',
    'bonjour bonsoir allo madame monsieur mesdames messieurs merci svp stp bjr slt cordialement cdt cdlt salutations',
    'distinguees agreer veuillez prie prions expression sentiments respectueux respectueuses respectueusement consideration',
    'avance remercie vouloir bien souhaite voudrais voudrait veux peux peut possible faut fait faire savoir chez comment quoi',
    'quel quelle quels quelles euh bon ben voila alors maire mairie ci joint',
    'appelle appeler appelez rappeler rappelle rappelez journee renseignement renseignements question sujet parce lorsque puis aussi',
  ].flatMap((line) => line.split(' ')),
);
