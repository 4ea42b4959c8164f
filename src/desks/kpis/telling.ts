import { comparedFrom, ripeShare, share, type Kpi } from './kpi.js';

/** Whether the usager is told, and by every channel alike. */
export const telling: readonly Kpi[] = [
  {
    id: 'K5',
    name: 'Taux de re-bouclage',
    definition:
      'Dossiers clos dont l’usager a reçu le message de réponse ou de clôture, remis et non seulement envoyé. Ne comptent ni pour ni contre les clôtures sans message qui ont un motif : aucun moyen de joindre l’usager, demande retirée, doublon. Elles sont comptées à part, comme les réponses données de vive voix.',
    measures: [
      {
        id: 'K5',
        name: 'Avec un message remis',
        numerator: 'dossiers clos avec un message remis',
        denominator: 'dossiers clos, sauf motif',
        count: share('kpi_k5', 'told', 'owed'),
      },
      {
        id: 'K5-vive-voix',
        name: 'À part : de vive voix',
        numerator: 'dossiers clos après une conversation notée ou une remise en main propre',
        denominator: 'dossiers clos, sauf motif',
        count: share('kpi_k5', 'voiced', 'owed'),
      },
      {
        id: 'K5-motif',
        name: 'À part : sans message, avec motif',
        numerator: 'dossiers clos sans message pour un motif écrit',
        denominator: 'dossiers clos',
        count: share('kpi_k5', 'excused', 'closed'),
      },
    ],
  },
  {
    id: 'K6',
    name: 'Égalité de traitement entre canaux',
    definition: `Pour une même démarche, écart entre le canal le mieux et le moins bien servi, dès ${comparedFrom} dossiers répondus par canal. Alerte au-delà de 20 % : du plus court délai médian de réponse, en jours, ou de 20 points pour un taux. Le détail par démarche est sous le tableau.`,
    measures: [
      {
        id: 'K6-delai',
        name: 'Délai de réponse inégal',
        numerator: 'démarches en alerte sur le délai médian de réponse',
        denominator: 'démarches comparables',
        target: 0,
        count: { by: 'unequal', what: 'days' },
      },
      {
        id: 'K6-accuses',
        name: 'Accusés complets inégaux',
        numerator: 'démarches en alerte sur le taux d’accusés complets',
        denominator: 'démarches comparables',
        target: 0,
        count: { by: 'unequal', what: 'complete' },
      },
      {
        id: 'K6-rebouclage',
        name: 'Re-bouclage inégal',
        numerator: 'démarches en alerte sur le taux de re-bouclage',
        denominator: 'démarches comparables',
        target: 0,
        count: { by: 'unequal', what: 'told' },
      },
    ],
  },
  {
    id: 'K10',
    name: 'Confirmations écrites d’appels',
    definition:
      'Appels qui ont ouvert un dossier, donc un engagement, et dont l’usager a reçu la confirmation écrite. Sans adresse ni mobile de l’usager, l’appel ne compte pas.',
    measures: [
      {
        id: 'K10',
        name: 'Confirmés par écrit',
        numerator: 'dossiers d’appel dont la confirmation est remise',
        denominator: 'dossiers d’appel à confirmer',
        count: ripeShare('kpi_k10', 'confirmed', 'promised'),
      },
    ],
  },
  {
    id: 'K11',
    name: 'Accusés conformes',
    definition:
      'Courriels et formulaires : premier message parti en un jour ouvré (accusé d’enregistrement, EL-05) et accusé de réception parti en dix jours ouvrés (EL-06), aux échéances écrites le jour de l’arrivée. Courrier : accusé remis avec la date de décision implicite (AR-04) ; un accusé neutre n’est pas complet. Connu à l’échéance.',
    measures: [
      {
        id: 'K11-enregistrement',
        name: 'Enregistrement en 1 jour ouvré',
        numerator: 'envois dont le premier message est parti à temps',
        denominator: 'envois électroniques',
        target: 1,
        count: ripeShare('kpi_k11_registered', 'registered', 'sendings'),
      },
      {
        id: 'K11-reception',
        name: 'Réception en 10 jours ouvrés',
        numerator: 'envois dont l’accusé de réception est parti à temps',
        denominator: 'envois électroniques',
        target: 1,
        count: ripeShare('kpi_k11_received', 'received', 'sendings'),
      },
      {
        id: 'K11-courrier',
        name: 'Accusés courrier complets',
        numerator: 'accusés remis avec la date de décision implicite',
        denominator: 'demandes par courrier qui appellent un accusé complet',
        count: ripeShare('kpi_k11_letters', 'complete', 'requests'),
      },
    ],
  },
  {
    id: 'K13',
    name: 'Transmissions',
    definition:
      'Demandes envoyées à l’administration compétente, en deux jours ouvrés (TR-03), et dont l’usager est avisé (TR-01). Sans moyen de le joindre, l’avis n’est pas attendu.',
    measures: [
      {
        id: 'K13',
        name: 'Usagers avisés',
        numerator: 'transmissions dont l’usager est avisé',
        denominator: 'transmissions, usager joignable',
        target: 1,
        count: share('kpi_k13', 'noticed', 'reachable'),
      },
      {
        id: 'K13-delai',
        name: 'Délai médian de transmission',
        numerator: 'jours de la réception à l’envoi, la moitié en dessous',
        denominator: 'transmissions',
        count: { by: 'median-days', view: 'kpi_k13' },
      },
      {
        id: 'K13-a-temps',
        name: 'Transmises en 2 jours ouvrés',
        numerator: 'transmissions parties à temps',
        denominator: 'transmissions',
        count: share('kpi_k13', 'in_time', 'sent'),
      },
    ],
  },
  {
    id: 'K17',
    name: 'Échecs de message',
    definition:
      'Messages aux usagers refusés ou revenus, chaque essai compté ; et parmi eux ceux dont l’usager n’a laissé aucune autre adresse ni numéro.',
    measures: [
      {
        id: 'K17',
        name: 'Rejetés',
        numerator: 'messages refusés ou revenus',
        denominator: 'messages envoyés',
        count: share('kpi_k17', 'failed', 'sent'),
      },
      {
        id: 'K17-sans-autre-canal',
        name: 'Sans autre moyen de joindre',
        numerator: 'messages rejetés d’usagers sans autre canal',
        denominator: 'messages rejetés',
        count: share('kpi_k17', 'stranded', 'failed'),
      },
    ],
  },
];
