import type { LeftOutReason, PieceKind, TransmissionState, TransmissionWay } from '../api/types.js';

export const transmissionWayWords: Record<TransmissionWay, string> = {
  email: 'Par courriel',
  letter: 'Par la poste',
  hand: 'En main propre',
};

export const transmissionStateWords: Record<TransmissionState, string> = {
  prepared: 'prêt, pas encore parti',
  sent: 'parti',
  refused: 'non remis',
  dropped: 'abandonné',
  answered: 'réponse reçue',
};

export const pieceWords: Record<PieceKind, string> = {
  original: 'Original',
  text: 'Copie du texte',
  attachment: 'Pièce',
};

export const leftOutWords: Record<LeftOutReason, string> = {
  medical: 'document médical',
  'sensitive-number': 'contient un numéro de sécurité sociale, de compte ou de carte',
  'other-requests': 'contient d’autres demandes',
  'holds-attachments': 'contient une pièce qui ne part pas',
  chosen: 'choix de l’agent',
};
