/**
 * Words people use for one and the same thing: a text that says « le gamin » is near one that says « mon fils ». They speak
 * of no démarche by themselves: training finds which family points where. Compared by stem and without accents; a word may
 * belong to several families.
 */
export const wordFamilies: Readonly<Record<string, string>> = {
  // Persons
  enfant:
    'enfant fils fille gamin gamine gosse petit petite ado adolescent mineur jumeau jumelle aîné cadet frère sœur fratrie',
  bébé: 'bébé bb nourrisson naissance enceinte grossesse accoucher accouchement maternité nouveau-né',
  parent: 'père mère papa maman parent grand-père grand-mère papi mamie pépé belle-mère beau-père tuteur',
  âge: 'âgé âgée vieux vieille senior retraité aîné dépendant dépendance autonomie perte',
  couple: 'mari femme époux épouse compagnon compagne conjoint conjointe fiancé concubin partenaire',
  séparation: 'séparé divorcé divorce ex garde alternée',
  étranger:
    'étranger visa consulat ambassade nationalité algérie maroc tunisie sénégal turquie italie portugal espagne belge',
  voisin: 'voisin voisine voisinage mitoyen riverain',
  handicap: 'handicap handicapé fauteuil invalidité invalide pmr autiste malvoyant sourd mdph aah',
  élu: 'élu adjoint adjointe conseiller conseillère députée sénateur',
  travailleurSocial: 'éducateur éducatrice assistante sociale travailleur',
  professionnel: 'notaire maître avocat huissier étude clerc',
  // Early childhood and school
  crèche: 'crèche halte-garderie multi-accueil berceau micro-crèche',
  nounou: 'nounou nourrice assmat assistante maternelle rpe ram',
  école:
    'école scolaire scolarité maternelle élémentaire primaire cp ce1 ce2 cm1 cm2 section classe rentrée instituteur maîtresse directrice atsem',
  secondaire: 'collège lycée bac sixième seconde bourse rectorat académie université fac crous étudiant étudiante',
  cantine:
    'cantine repas manger déjeuner midi menu viande végétarien porc allergie allergique arachide gluten pai restauration goûter',
  périscolaire: 'périscolaire garderie centre aéré loisirs mercredi vacances étude colonie séjour colo animateur alsh',
  car: 'car bus ramassage navette arrêt ligne trajet',
  // Civil status
  deuil:
    'décès décédé mort morte défunt obsèques enterrement inhumation enterrer funèbres crémation urne tombe cimetière caveau cercueil succession veuf veuve',
  union: 'mariage marier mariés noces fiançailles pacs pacser témoin bans cérémonie',
  identité: 'identité cni passeport titre biométrique empreinte prédemande',
  nom: 'nom prénom patronyme',
  militaire: 'recensement recenser jdc défense citoyenneté militaire seize',
  acte: 'acte extrait filiation intégrale livret',
  signer: 'signature signer signé légalisation légaliser certifié conforme certification',
  vote: 'vote voter élection électeur électoral scrutin urne présidentielle municipales législatives tour bureau assesseur dépouillement',
  // Money
  payer:
    'payer paiement paye payé régler règlement réglé prélèvement virement versement verser facture facturer facturé facturation solde échéancier mensualité chèque espèces rib impayé',
  prix: 'prix tarif coût coûter combien gratuit gratuite cher quotient',
  rembourser: 'rembourser remboursement indemnisation indemniser indemnité dédommagement dégâts sinistre assurance',
  dette: 'dette trop-perçu indu réclame réclamer rappel relance trésor créance huissier',
  prestation: 'caf allocation allocataire apl rsa aah prime activité familiale quotient indu',
  aide: 'aide aider secours soutien accompagnement subvention dispositif exonération prime',
  pauvreté:
    'précarité démuni pauvre difficulté licenciement faim manger alimentaire colis électricité couper coupure énergie loyer',
  impôt: 'impôt impôts taxe fisc fiscal foncière foncier dégrèvement imposition',
  amende: 'amende pv procès-verbal contravention fps verbalisé verbalisation forfait',
  // Work
  emploi:
    'emploi travail job boulot poste embauche embaucher recrutement recruter recrutez candidature candidater postuler postule cv curriculum motivation offre saisonnier vacataire titulaire',
  stage:
    'stage stagiaire alternance alternant apprentissage apprenti bts licence master troisième observation civique convention',
  chômage: 'chômage chômeur licencié actualisation demandeur assedic anpe',
  retraite: 'retraite pension trimestre réversion carrière vieillesse carsat',
  santé:
    'santé médecin maladie ordonnance sécu sécurité vitale cpam ameli mutuelle soins hôpital hospitalisé arrêt dentiste',
  vaccin: 'vaccin vaccination vacciner vacciné dtp ror carnet',
  agricole: 'agricole agriculteur agricultrice ferme exploitant exploitation msa paysan',
  // Home
  logement:
    'logement appartement appart hlm studio f2 f3 f4 t2 t3 t4 relogement reloger loger hébergement foyer résidence',
  location: 'locataire propriétaire bailleur bail loyer caution préavis charges garantie régie chaudière',
  insalubre:
    'insalubre insalubrité moisissure moisi humide humidité champignon taudis plomb indigne vétuste cafard punaise cave',
  expulsion: 'expulsion expulsé expulser huissier',
  sansAbri: 'sdf sans-abri rue dehors camion caravane domiciliation domicilier domicilié fixe stable dormir',
  isolé: 'isolé isolée seul seule fragile canicule chaleur froid inquiète',
  domicile: 'ménagère ménage auxiliaire portage téléassistance ehpad maison hébergement apa',
  // Street
  route:
    'route rue chaussée voirie trottoir avenue boulevard impasse chemin carrefour rond-point bitume goudron macadam enrobé',
  trou: 'trou nid-de-poule poule fissure affaissement crevasse ornière dénivelé bosse',
  lumière: 'lampadaire réverbère éclairage ampoule lumière candélabre éteint noir allumé',
  panne: 'panne cassé casse hs abîmé endommagé défoncé réparer réparation remettre fonctionne marche clignote',
  tomber: 'tomber tombé chute trébucher glisser blessé blesser blessure cheville',
  saleté:
    'sale saleté dégueulasse crade propreté nettoyer nettoyage balayer balayeuse ordure détritus déchet mégot crotte déjection jonché seringue papier bouteille canette',
  poubelle:
    'poubelle bac conteneur tri éboueur ramassage collecte encombrants déchetterie déchèterie composteur compost sac jaune verre ordures benne',
  abandon: 'déposé dépôt décharge jeté jeter gravats matelas frigo canapé meuble pneu bidon sauvage amiante',
  végétation:
    'arbre branche pelouse herbe gazon haie ronce tondre tonte tondu élaguer élagage tailler fleur massif plantation feuille racine platane débroussailler désherber',
  parc: 'parc square jardin aire jeu jeux balançoire toboggan espace vert banc pelouse',
  graffiti: 'graffiti tag tagué tagueur inscription peinture affiche croix insulte',
  voiture:
    'voiture auto véhicule moto scooter camionnette camion garer garé stationner stationnement parking macaron fourrière épave ventouse place zone',
  déménagement: 'déménager déménagement emménager emménagement installer installé arriver',
  chantier: 'chantier travaux échafaudage grue ravalement engin palissade tranchée',
  eau: 'eau fuite robinet compteur égout assainissement canalisation inondation évacuation',
  aménagement:
    'passage piéton ralentisseur dos-d’âne arceau vélo piste cyclable bancs ombre fontaine sens unique vitesse',
  idée: 'idée suggestion proposer proposition pourquoi suggérer améliorer amélioration faudrait pourrait participatif projet',
  numéro: 'numérotation numérotage numéro bis ter adressage fibre facteur plaque',
  // Building
  construire:
    'construire construction bâtir extension agrandir surélévation maison permis démolir lotissement architecte',
  petitsTravaux:
    'fenêtre volet toiture façade clôture mur abri cabanon véranda piscine solaire panneau velux portail pergola garage carport',
  terrain: 'terrain parcelle cadastre cadastral constructible plu zone zonage urbanisme préemption aliéner',
  achèvement: 'achèvement achevé fini terminé conformité daact doc',
  // Quiet and safety
  bruit:
    'bruit bruyant tapage nuisance sonore musique fête aboyer aboiement vibration dormir nuit tondeuse boucan vacarme odeur fumée',
  animal:
    'animal chien chat pigeon rat souris frelon guêpe nid essaim mordu morsure errant cadavre nuisible dératisation rongeur',
  délit:
    'vol volé voler cambriolage cambriolé agression agressé violence frapper menace harcèlement escroquerie trafic dealer plainte dégradation vandalisme victime',
  police: 'police gendarmerie commissariat gendarme policier',
  perdu: 'perdu perdre égaré oublié retrouvé trouvé clé clef portefeuille doudou lunettes sac téléphone objet',
  justice:
    'avocat juridique conciliateur tribunal litige différend conflit médiation juge juridictionnelle droit juriste',
  // Town life
  association: 'association asso club comité amicale bénévole présidente président loi trésorier adhérent rna',
  salle: 'salle polyvalente foyer caution louer location prêt réserver réservation anniversaire baptême',
  fête: 'fête manifestation kermesse vide-grenier brocante loto tournoi course bal concert buvette défilé carnaval',
  matériel: 'matériel table chaise barrière podium sono tente barnum chapiteau gradin',
  alcool: 'alcool bière vin boisson boissons buvette bar bistrot café licence débit',
  commerce: 'commerce commerçant boutique magasin restaurant boulangerie vitrine enseigne artisan atelier local bar',
  marché: 'marché forain ambulant étal emplacement producteur',
  entreprise:
    'entreprise société siret entrepreneur usine implantation industriel pépinière créatrice créateur économie économique',
  appelOffres: 'appel consultation offre lot soumission évincé attribution candidat rejet marchés',
  chorus: 'chorus mandat décompte fournisseur moratoire engagement titulaire',
  sport:
    'sport sportif judo foot football rugby tennis danse gym gymnastique natation nager piscine yoga escalade basket handball gymnase stade dojo entraînement licence randonnée',
  culture:
    'médiathèque bibliothèque livre bouquin emprunter conservatoire musique piano violon guitare solfège théâtre spectacle concert cinéma musée exposition archives billet',
  document:
    'document copie délibération arrêté budget procès-verbal rapport archives communication consulter cada dossier',
  données:
    'données rgpd fichier fichiers effacer effacez supprimer désinscrire désabonner cnil dpo enregistrement rectifier corriger',
  colère: 'réclamation plainte mécontent colère scandaleux inadmissible honteux inacceptable réponse attends',
  recours: 'recours gracieux contester contestation conteste refus refusé motif décision médiateur',
  audience: 'audience entretien rencontrer rencontre rendez-vous permanence parler recevoir invitation convier',
  véhiculePapiers: 'grise immatriculation conduire ants cession plaque carte',
  séjour: 'séjour titre naturalisation préfecture anef récépissé résident étranger',
  langue:
    'langue anglais english arabe turc traduire traduction interprète comprends hello please need help how merhaba guten tag hola thank',
};
