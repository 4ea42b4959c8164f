import type { UnreadableReason } from '../../dossiers/arrival.js';

/** Largest scan taken, in bytes. A hundred A4 pages at 300 dpi weigh about 50 MB. */
export const MAX_SCAN_BYTES = 100 * 1024 * 1024;

const explanations: Record<UnreadableReason, { why: string; what: string }> = {
  'not-a-document': {
    why: "Ce fichier n'est pas un document que nous savons ouvrir, ou il est abîmé.",
    what: 'Numérisez à nouveau le pli en PDF, TIFF, JPEG ou PNG, puis déposez le nouveau fichier.',
  },
  encrypted: {
    why: 'Ce PDF est protégé par un mot de passe.',
    what: 'Déposez une copie sans mot de passe, ou imprimez le document et numérisez-le.',
  },
  empty: {
    why: 'Ce fichier est vide : la numérisation a sans doute été interrompue.',
    what: 'Numérisez à nouveau le pli.',
  },
  'still-being-written': {
    why: 'Ce fichier changeait encore au bout de dix minutes : la numérisation ou la copie ne s’est pas terminée.',
    what: 'Numérisez à nouveau le pli.',
  },
  'too-large': {
    why: `Ce fichier est trop gros : la limite est de ${MAX_SCAN_BYTES / 1024 / 1024} Mo.`,
    what: 'Numérisez à nouveau le pli en 300 points par pouce et en niveaux de gris, ou en plusieurs fichiers.',
  },
  'unparsable-mail': { why: 'Ce message ne peut pas être lu.', what: 'Imprimez-le et numérisez-le.' },
  'unreadable-scan': { why: "L'image est illisible.", what: 'Numérisez à nouveau le pli, bien à plat.' },
};

/** The text laid beside a refused file, for the person at the scanner. */
export function refusalNote(fileName: string, reason: UnreadableReason, at: Date): string {
  const { why, what } = explanations[reason];
  const when = at.toLocaleString('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'long', timeStyle: 'short' });
  return [
    `Fichier refusé : ${fileName}`,
    `Le ${when}`,
    '',
    `Pourquoi : ${why}`,
    `Que faire : ${what}`,
    '',
    'Gardez le pli papier : sa date d’arrivée compte. Il figure dans la liste des envois à reprendre.',
    '',
  ].join('\n');
}
