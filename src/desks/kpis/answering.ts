import { mean, ripeShare, share, type Kpi } from './kpi.js';

/** Whether the answer is there, in time, and good. */
export const answering: readonly Kpi[] = [
  {
    id: 'K7',
    name: 'Résolution au premier contact',
    definition:
      'Demandes répondues sur place, ou dossiers d’un appel ou d’une visite clos dans l’heure, sans nouveau contact de l’usager sur le même besoin dans les 7 jours. Connu 7 jours après le contact. Un usager inconnu ne peut pas être reconnu s’il revient.',
    measures: [
      {
        id: 'K7',
        name: 'Résolus au premier contact',
        numerator: 'besoins résolus au premier contact',
        denominator: 'dossiers et demandes répondues sur place',
        count: ripeShare('kpi_k7', 'solved', 'needs'),
      },
    ],
  },
  {
    id: 'K15',
    name: 'Engagements tenus',
    definition:
      'Dossiers répondus avant l’échéance du catalogue, parmi ceux qui sont répondus ou dont l’échéance est passée. Les demandes retirées et les doublons ne comptent pas.',
    measures: [
      {
        id: 'K15',
        name: 'Répondus dans le délai',
        numerator: 'dossiers répondus dans le délai',
        denominator: 'dossiers répondus ou échus',
        count: ripeShare('kpi_k15', 'kept', 'promised'),
      },
    ],
  },
  {
    id: 'K16',
    name: 'Qualité de la réponse',
    definition:
      'Question posée après la clôture : est-ce résolu, et une note de 1 à 5. Réouverture : dossier clos rouvert dans les 15 jours ; connu 15 jours après la clôture.',
    measures: [
      {
        id: 'K16',
        name: 'Satisfaction, de 1 à 5',
        numerator: 'somme des notes',
        denominator: 'notes reçues',
        count: mean('kpi_k16', 'satisfaction', 'marked'),
      },
      {
        id: 'K16-resolu',
        name: 'Problème résolu',
        numerator: 'usagers qui disent oui',
        denominator: 'usagers qui répondent',
        count: share('kpi_k16', 'solved', 'answered'),
      },
      {
        id: 'K16-reponses',
        name: 'Réponses à la question',
        numerator: 'usagers qui répondent',
        denominator: 'usagers interrogés',
        count: share('kpi_k16', 'answered', 'asked'),
      },
      {
        id: 'K16-comprise',
        name: '« Ma question a été comprise »',
        numerator: 'usagers qui disent oui',
        denominator: 'usagers qui répondent',
        count: null,
        unmeasured: 'La question n’est pas encore posée aux usagers.',
      },
      {
        id: 'K16-reouvertures',
        name: 'Rouverts sous 15 jours',
        numerator: 'clôtures suivies d’une réouverture sous 15 jours',
        denominator: 'clôtures',
        count: ripeShare('kpi_k16_reopened', 'reopened', 'closed'),
      },
    ],
  },
];
