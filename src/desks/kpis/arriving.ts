import { mean, share, type Kpi } from './kpi.js';

const opened = 'dossiers ouverts par un agent';

/** How what comes in finds its service. */
export const arriving: readonly Kpi[] = [
  {
    id: 'K1',
    name: 'Appels d’un numéro direct renvoyés au standard',
    definition:
      'Appels arrivés par le numéro direct d’un service et passés au standard, l’appelant l’ayant demandé ou le service n’ayant pas répondu. Les appels hors horaires et les mots de danger, qui vont au standard exprès, sont comptés à part.',
    measures: [
      {
        id: 'K1',
        name: 'Renvoyés au standard',
        numerator: 'appels passés au standard',
        denominator: 'appels d’un numéro direct, aux heures du service et sans danger',
        count: share('kpi_k1', 'returned', 'counted'),
      },
      {
        id: 'K1-hors-horaires',
        name: 'À part : service fermé',
        numerator: 'appels passés au standard parce que le service est fermé',
        denominator: 'appels d’un numéro direct',
        count: share('kpi_k1', 'out_of_hours', 'arrived'),
      },
      {
        id: 'K1-danger',
        name: 'À part : danger',
        numerator: 'appels passés exprès au standard pour un danger',
        denominator: 'appels d’un numéro direct',
        count: share('kpi_k1', 'wanted', 'arrived'),
      },
    ],
  },
  {
    id: 'K2',
    name: 'Appels pour une autre administration ou un autre service',
    definition:
      'Parmi les appels dont la démarche est connue : ceux qui relèvent d’une autre administration, et ceux dont le dossier a changé de service. Un appel non qualifié ne compte pas ; sa part est donnée. Les appels abandonnés sont dans K12.',
    measures: [
      {
        id: 'K2-ailleurs',
        name: 'Pour une autre administration',
        numerator: 'appels qui relèvent d’une autre administration',
        denominator: 'appels qualifiés',
        count: share('kpi_k2', 'external', 'qualified'),
      },
      {
        id: 'K2-reattribues',
        name: 'Donnés à un autre service',
        numerator: 'appels dont le dossier a changé de service',
        denominator: 'appels qualifiés',
        count: share('kpi_k2', 'reassigned', 'qualified'),
      },
      {
        id: 'K2-non-qualifies',
        name: 'Non qualifiés',
        numerator: 'appels dont la démarche n’est pas connue',
        denominator: 'appels non abandonnés',
        count: share('kpi_k2', 'unqualified', 'calls'),
      },
    ],
  },
  {
    id: 'K3',
    name: 'Courrier tracé',
    definition:
      'Plis qui ont un numéro, une date, un service et un état. Reçus : ce qui est sorti du scanner, quarantaine comprise ; le compteur du jour tenu à la main n’est pas encore dans le logiciel. Un pli mis de côté avec son motif est tracé.',
    measures: [
      {
        id: 'K3',
        name: 'Plis tracés',
        numerator: 'plis avec numéro, date, service et état',
        denominator: 'plis sortis du scanner',
        count: share('kpi_k3', 'traced', 'received'),
      },
    ],
  },
  {
    id: 'K4',
    name: 'Délai d’arrivée dans le service',
    definition:
      'Heures d’ouverture du service entre l’arrivée en mairie et le premier geste d’un agent : prendre une tâche, demander des pièces ou répondre. Les jours fériés et les fermetures ne comptent pas.',
    measures: [
      {
        id: 'K4',
        name: 'Délai médian',
        numerator: 'heures ouvrées, la moitié des dossiers en dessous',
        denominator: opened,
        count: { by: 'median-hours' },
      },
      {
        id: 'K4-p90',
        name: 'Neuf dossiers sur dix sous',
        numerator: 'heures ouvrées, neuf dossiers sur dix en dessous',
        denominator: opened,
        count: { by: 'ninetieth-hours' },
      },
      {
        id: 'K4-ecart',
        name: 'Écart-type entre services',
        numerator: 'heures ouvrées, écart-type des délais médians des services',
        denominator: 'services qui ont ouvert un dossier',
        count: { by: 'spread-hours' },
      },
    ],
  },
  {
    id: 'K8',
    name: 'Enregistrements multiples',
    definition:
      'Contacts joints à un dossier déjà ouvert parce que l’usager redemande ou qu’une autre personne demande la même chose, ou écartés comme déjà reçus. Une réponse de l’usager à un message n’est pas un doublon.',
    measures: [
      {
        id: 'K8',
        name: 'Doublons réunis',
        numerator: 'contacts en double',
        denominator: 'contacts',
        count: share('kpi_k8', 'duplicates', 'contacts'),
      },
      {
        id: 'K8-plis',
        name: 'Plis vus par deux services',
        numerator: 'plis passés par deux services ou plus',
        denominator: 'plis',
        count: share('kpi_k8_letters', 'seen_by_two', 'letters'),
      },
    ],
  },
  {
    id: 'K9',
    name: 'Étapes du circuit',
    definition:
      'Changements de service d’un dossier ou d’une tâche, et passages d’un poste à l’autre pendant un appel.',
    measures: [
      {
        id: 'K9',
        name: 'Réattributions par dossier',
        numerator: 'réattributions',
        denominator: 'dossiers',
        count: mean('kpi_k9', 'moves', 'dossiers'),
      },
      {
        id: 'K9-deux',
        name: 'Réattribués deux fois ou plus',
        numerator: 'dossiers réattribués deux fois ou plus',
        denominator: 'dossiers',
        count: share('kpi_k9', 'twice', 'dossiers'),
      },
      {
        id: 'K9-appels',
        name: 'Transferts par appel',
        numerator: 'transferts',
        denominator: 'appels',
        count: mean('kpi_k9_calls', 'transfers', 'calls'),
      },
    ],
  },
  {
    id: 'K12',
    name: 'Appels abandonnés',
    definition:
      'L’usager a raccroché avant qu’une personne réponde. Rappel : un premier essai au plus tard le jour ouvré qui suit l’appel, que l’usager réponde ou non ; connu à cette échéance.',
    measures: [
      {
        id: 'K12',
        name: 'Abandonnés',
        numerator: 'appels abandonnés',
        denominator: 'appels présentés',
        count: share('kpi_k12', 'abandoned', 'calls'),
      },
      {
        id: 'K12-rappels',
        name: 'Rappelés en 1 jour ouvré',
        numerator: 'abandons rappelés à temps',
        denominator: 'abandons avec un numéro',
        count: { by: 'called-back' },
      },
    ],
  },
  {
    id: 'K14',
    name: 'Allers-retours et lieux',
    definition:
      'Démarches enchaînées (école, cantine, vaccination) : contacts et passages au guichet pour tous les dossiers de la chaîne, comptés à la démarche du premier.',
    measures: [
      {
        id: 'K14-contacts',
        name: 'Contacts par chaîne',
        numerator: 'contacts',
        denominator: 'chaînes',
        count: mean('kpi_k14', 'contacts', 'chains'),
      },
      {
        id: 'K14-deplacements',
        name: 'Passages au guichet par chaîne',
        numerator: 'passages au guichet',
        denominator: 'chaînes',
        count: mean('kpi_k14', 'visits', 'chains'),
      },
    ],
  },
];
