import type {
  CallOutcome,
  Channel,
  ContactState,
  DebtKind,
  DebtState,
  DeliveryFailure,
  DismissalReason,
  DossierState,
  MessageChannel,
  MessageState,
  Priority,
  TaskKind,
  WaiverReason,
} from './api/types.js';
import type { UnpaidReason } from './api/tasks.js';

/** Every word of the program's closed lists, as people read it. A word without its French does not compile. */
export const channelWords: Record<Channel, string> = {
  call: 'Appel',
  email: 'Courriel',
  letter: 'Courrier',
  web_form: 'Formulaire',
  counter: 'Guichet',
};

export const contactStateWords: Record<ContactState, string> = {
  open: 'Appel en cours',
  received: 'Enregistré, en attente de lecture',
  read: 'Lu, en attente de qualification',
  qualified: 'Qualifié, en attente d’aiguillage',
  routed: 'Aiguillé, message en préparation',
  told: 'Aiguillé',
  joined: 'Joint à un dossier ouvert',
  answered: 'Répondu sur place',
  'to-qualify': 'À qualifier',
  'to-read': 'À lire',
  'set-aside': 'Mis de côté',
  quarantined: 'En quarantaine',
};

export const dossierStateWords: Record<DossierState, string> = {
  open: 'Ouvert',
  closing: 'Réponse en route',
  closed: 'Clos',
};

export const priorityWords: Record<Priority, string> = {
  normal: 'Priorité normale',
  high: 'Priorité haute',
  emergency: 'Urgence',
};

export const messageChannelWords: Record<MessageChannel, string> = { email: 'Courriel', sms: 'SMS', letter: 'Lettre' };

const masculine: Record<MessageState, string> = {
  composed: 'à envoyer',
  sending: 'en cours d’envoi',
  accepted: 'parti',
  delivered: 'remis',
  refused: 'refusé',
  bounced: 'revenu',
  complained: 'signalé indésirable',
  unknown: 'à l’envoi incertain',
  dropped: 'annulé',
};
/** The line ends at the print tray: the post does the rest. */
const letter: Record<MessageState, string> = {
  composed: 'à imprimer',
  sending: 'en cours d’impression',
  accepted: 'à l’impression',
  delivered: 'à poster',
  refused: 'refusée',
  bounced: 'revenue',
  complained: 'signalée indésirable',
  unknown: 'à l’impression incertaine',
  dropped: 'annulée',
};

/** « Courriel remis ». */
export function messageInWords(channel: MessageChannel, state: MessageState): string {
  return `${messageChannelWords[channel]} ${(channel === 'letter' ? letter : masculine)[state]}`;
}

export const failureWords: Record<DeliveryFailure, string> = {
  'address-unknown': 'l’adresse n’existe pas',
  'mailbox-full': 'la boîte de l’usager est pleine',
  'address-not-sendable': 'notre serveur d’envoi n’accepte pas les accents de cette adresse',
  'too-large': 'message trop lourd pour le serveur',
  'rejected-by-policy': 'refusé par le serveur de l’usager',
  'provider-unreachable': 'le service d’envoi ne répond pas',
  'provider-busy': 'le service d’envoi est saturé',
  'provider-refused-credentials': 'le service d’envoi refuse notre accès',
  'not-a-mobile': 'ce numéro ne reçoit pas de SMS',
  'connection-lost-after-data': 'la liaison a été coupée après l’envoi',
  'never-told': 'l’opérateur n’a pas dit s’il est arrivé',
  unwanted: 'l’usager a signalé notre courriel comme indésirable',
  'disk-full': 'plus de place pour écrire la lettre',
  other: 'cause inconnue',
};

export const taskWords: Record<TaskKind, string> = {
  handle: 'Répondre à l’usager',
  transmission: 'Transmettre à l’administration compétente',
  alert: 'Danger signalé : regarder tout de suite',
  'call-back': 'Prévenir l’usager par téléphone',
  'reach-usager': 'Joindre l’usager autrement : aucun message ne lui parvient',
  'return-call': 'Rappeler : un appel est resté sans réponse',
  'check-sending': 'Vérifier si un message est parti',
  'complete-message': 'Compléter un message : une mention manque',
  'read-reply': 'Lire le nouveau message de l’usager',
  'third-reminder': 'Troisième relance de l’usager : le responsable regarde',
  'technical-failure': 'Une étape a échoué : prévenir l’informatique',
  'validate-regime': 'Valider le régime juridique de la démarche',
  'promise-soon': 'Il reste deux jours ouvrés pour répondre',
  'promise-passed': 'Réponse en retard sur l’engagement : le responsable regarde',
  'tacit-decision': 'Le silence vaudra bientôt décision : répondre avant',
  'tacit-decision-head': 'Le silence vaudra décision dans sept jours : le responsable regarde',
  'word-late': 'Un accusé n’est pas arrivé à temps',
  'acknowledgement-soon': 'L’accusé de réception part avant le dixième jour ouvré',
  'acknowledgement-late': 'L’accusé de réception a plus de dix jours ouvrés',
  'transmission-late': 'Transmission en retard',
  'own-term': 'Délai propre à la démarche : décider',
  'administration-silent': 'L’administration ne répond pas : la relancer, ou noter sa réponse',
  'ping-pong': 'Réattribué deux fois : dire quel service répond',
  escalated: 'Un agent demande l’aide du responsable',
  'not-solved': 'L’usager dit que ce n’est pas réglé : le responsable regarde',
  'mail-loop': 'Des courriels tournent en boucle : les réponses automatiques sont arrêtées',
};

/** Of a `read-reply` whose reason is `another-topic`. */
export const anotherTopicWords = 'Semble parler d’autre chose : ouvrir un dossier ? Si oui, séparez ce contact.';

export const debtWords: Record<DebtKind, string> = {
  'missed-call': 'SMS après un appel manqué',
  'registration-notice': 'Accusé d’enregistrement',
  acknowledgement: 'Accusé de réception',
  'split-notice': 'Avis de demandes séparées',
  'written-confirmation': 'Confirmation écrite',
  orientation: 'Orientation',
  rectification: 'Rectification',
  'transmission-notice': 'Avis de transmission',
  progress: 'Point d’avancement',
  'acknowledgement-complement': 'Complément d’accusé',
  'missing-documents': 'Liste des pièces manquantes',
  reminder: 'Rappel des pièces attendues',
  precision: 'Demande de précision',
  reply: 'Message du service',
  answer: 'Réponse',
  'is-it-solved': 'Question : est-ce réglé ?',
};

/** Why what is owed to the usager has not been said yet. */
export const unpaidWords: Record<UnpaidReason, string> = {
  'not-payable': 'Réponse à écrire, ou demande à transmettre',
  'message-failed': 'Le message n’est pas arrivé, ou on ne sait pas s’il est parti',
  'task-waiting': 'Attend une personne : appel à passer ou message à compléter',
  'on-its-way': 'Message en préparation, ou en route',
};

export const debtStateWords: Record<DebtState, string> = { owed: 'à faire', settled: 'fait', waived: 'dispensé' };

/** Of whoever closes without an answer, or sets a contact aside, none is missing; a conversation is in its own words. */
export const debtReasonWords: Record<string, string> = {
  no_contact: 'aucun moyen de joindre l’usager',
  'told-in-person': 'l’usager a eu sa réponse de vive voix',
  withdrawn: 'la demande a été retirée',
  duplicate: 'la demande est traitée dans un autre dossier',
  advertising: 'le contact est une publicité',
  'no-request': 'rien n’est demandé',
  'sent-by-machine': 'le contact vient d’une machine',
  'wrong-address': 'le contact ne s’adresse pas à la mairie',
  'handed-over': 'remis en main propre',
  corrected: 'la démarche a été corrigée',
  separated: 'le contact a été séparé du dossier',
  answered: 'la réponse a été donnée',
  received: 'les pièces sont arrivées',
  unreachable: 'le message n’est pas arrivé',
  'by-phone': 'à dire par téléphone',
  'said-since': 'la date a été dite dans un autre message',
  'told-already': 'un SMS est déjà parti ce jour-là',
  'called-back': 'l’usager a été rappelé',
} satisfies Record<WaiverReason | DismissalReason, string> & Record<string, string>;

export const waiverWords: Record<WaiverReason, string> = {
  no_contact: 'L’usager n’a laissé aucun moyen de le joindre',
  unreachable: 'Aucun message ne lui parvient',
  'told-in-person': 'Il a eu sa réponse de vive voix',
  withdrawn: 'Il a retiré sa demande',
  duplicate: 'La demande est traitée dans un autre dossier',
};

export const dismissalWords: Record<DismissalReason, string> = {
  advertising: 'Publicité',
  duplicate: 'Déjà reçu',
  'no-request': 'Rien n’est demandé',
  'sent-by-machine': 'Écrit par une machine',
  'wrong-address': 'Ne s’adresse pas à la mairie',
};

export const callOutcomeWords: Record<CallOutcome, string> = {
  answered: 'Un agent a répondu',
  abandoned: 'L’usager a raccroché avant la réponse',
  missed: 'Personne n’a pu répondre',
  failed: 'L’appel a échoué',
};

export const callEventWords: Record<string, string> = {
  incoming: 'L’appel arrive',
  question: 'L’usager dit sa demande',
  danger: 'Un danger est entendu',
  hint: 'La demande est reconnue',
  dial: 'Un poste sonne',
  unanswered: 'Personne ne répond : l’usager en est averti',
};
