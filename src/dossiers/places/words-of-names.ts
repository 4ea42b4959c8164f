/** Between a kind of way and its name, or inside the name. */
export const connectors: ReadonlySet<string> = new Set('de du des d la le les l aux au'.split(' '));
/** Inside a name: « Hôtel de Ville », and not « Pasteur au fond ». */
export const innerConnectors: ReadonlySet<string> = new Set('de du des d la le les l'.split(' '));

/** No way bears these: after « rue », they begin another part of the sentence. */
export const neverNames: ReadonlySet<string> = new Set(
  `est sont etait etaient sera serait soit fut a ai as ont avait avons avez et ou ni mais donc car qui que quoi dont quand comme
  si ne n pas plus tres trop bien dans sur sous par pour avec sans depuis pendant avant apres vers chez devant derriere pres face
  cote entre contre ce c cet cette ces celle celui il elle on nous vous ils elles je j tu me m te t se s y en un une mon ma mes
  ton ta tes son sa ses notre nos votre vos leur leurs meme memes tout toute tous toutes autre autres aucun aucune chaque
  plusieurs barree barre fermee ferme bloquee pietonne publique voisine entiere complete principalement sens double fond bout
  milieu angle niveau hauteur long cause suite merci bonjour bonsoir cordialement svp stp monsieur madame mme mr mlle hier demain
  aujourd matin soir nuit jour jours semaine mois lundi mardi mercredi jeudi vendredi samedi dimanche va vont fait faire
  peut peux pouvez faut doit doivent reste manque fonctionne clignote toujours encore deja aussi ici la-bas maintenant
  rue avenue boulevard impasse allee chemin route x vs tel telephone mail email numero no crt`.split(/\s+/),
);

/** The end of a « place » that is a seat or a right, and no square. */
export const neverSquares: ReadonlySet<string> = new Set(
  `creche parking stationnement handicape handicapee handicapes handicapees pmr livraison port cantine theatre cinema concert
  spectacle choix garderie accueil recharge taxi taxis gratuite payante assise reservee disponible libre vacante`.split(
    /\s+/,
  ),
);

/** A title or a first name: the name that counts comes after it. */
export const asksForMore: ReadonlySet<string> = new Set(
  `saint st sainte ste general gal marechal mal docteur dr professeur pr president colonel capitaine commandant lieutenant abbe
  pere soeur frere roi reine pape pont vieux vieille vieil grand grande petit petite haut haute bas basse neuf neuve
  jean jules victor louis louise pierre paul marie charles georges henri emile emilien albert alfred anatole andre antoine auguste
  aristide claude denis edouard eugene felix ferdinand francois frederic gabriel gambetta-leon gaston gustave guy guillaume hector
  honore jacques joseph julien leon lucien maurice marcel marc marguerite michel nelson olympe philippe raymond rene robert roger
  romain rosa salvador simone theodore theophile thomas yves alexandre alphonse ambroise camille danielle elsa irene joliot`.split(
    /\s+/,
  ),
);

export const months: ReadonlySet<string> = new Set(
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(' '),
);
