import type { MailKind, UnreadableReason } from '../../dossiers/arrival.js';
import type { DismissalReason } from '../deciding/dismissal-reasons.js';

type ContactStage = 'intake' | 'qualification' | 'routing';
export type ContactReason =
  | UnreadableReason
  | `failed-${ContactStage}`
  /** Of qualification: why it asks a person. */
  | 'danger'
  | 'forged'
  | 'missed-call'
  | 'no-words'
  | 'unsure'
  | 'several-requests'
  | 'same-need'
  | 'too-many-mails'
  /** Of a mail nobody wrote by hand; `automatic` on those read before kinds were told apart. */
  | Exclude<MailKind, 'message' | 'reply'>
  | 'automatic'
  /** Of a missed call: nobody answered when it was returned. */
  | 'unreachable'
  | DismissalReason;

/** Why a contact waits for a person or was set aside, as people read it. Closed: a spec holds it against the line's own lists. */
export const reasonsInFrench: Readonly<Record<ContactReason, string>> = {
  'not-a-document': 'Ce fichier n’est pas un document que nous savons lire.',
  encrypted: 'Ce document est protégé par un mot de passe.',
  empty: 'Ce document est vide.',
  'too-large': 'Ce document est trop lourd.',
  'unparsable-mail': 'Ce courriel est mal formé : il n’a pas pu être lu.',
  'still-being-written': 'La numérisation ne s’est pas terminée : le fichier changeait encore au bout de dix minutes.',
  'unreadable-scan': 'Le texte de cette numérisation n’a pas pu être lu.',
  'failed-intake': 'La lecture a échoué plusieurs fois.',
  'failed-qualification': 'La qualification a échoué plusieurs fois.',
  'failed-routing': 'L’aiguillage vers un service a échoué plusieurs fois.',
  danger: 'Des mots signalent un danger : une personne doit s’en occuper tout de suite.',
  forged: 'Expéditeur sans doute usurpé : ce courriel ne vient pas de l’adresse qu’il affiche.',
  'missed-call': 'L’appel n’a pas eu de réponse et l’usager n’a rien dit de sa demande.',
  'no-words': 'Rien n’indique ce que l’usager demande.',
  unsure: 'La démarche n’est pas reconnue avec assez de certitude.',
  'several-requests': 'L’usager demande plusieurs choses, pour plusieurs services.',
  'same-need': 'Un dossier ouvert concerne peut-être déjà cette demande.',
  'too-many-mails': 'Plusieurs courriels de la même adresse en dix minutes : une machine écrit peut-être.',
  automatic: 'Ce courriel semble écrit par une machine.',
  'auto-reply': 'Ce courriel est une réponse automatique, ou vient d’une adresse à laquelle rien n’est répondu.',
  'out-of-office': 'Ce courriel est un message d’absence.',
  list: 'Ce courriel est une lettre d’information, ou vient d’une liste de diffusion.',
  calendar: 'Ce courriel est une invitation d’agenda, ou une réponse à une invitation.',
  spam: 'Le serveur de messagerie juge ce courriel indésirable : il n’a pas été supprimé.',
  bounce: 'Ce courriel signale qu’un message n’est pas arrivé.',
  delayed: 'Ce courriel signale qu’un message tarde à arriver : le serveur essaie encore.',
  receipt: 'Ce courriel confirme qu’un message est arrivé, ou a été lu.',
  'feedback-report': 'Ce courriel signale qu’un destinataire juge un message indésirable.',
  unreachable: 'Mis de côté : rappelé sans réponse.',
  advertising: 'Mis de côté : publicité.',
  duplicate: 'Mis de côté : déjà reçu.',
  'no-request': 'Mis de côté : rien n’est demandé.',
  'sent-by-machine': 'Mis de côté : écrit par une machine.',
  'wrong-address': 'Mis de côté : ne s’adresse pas à la mairie.',
};

/** Null without a reason. */
export function reasonInFrench(reason: string | null): string | null {
  return reason === null
    ? null
    : (reasonsInFrench[reason as ContactReason] ?? 'Une personne doit regarder ce contact.');
}
