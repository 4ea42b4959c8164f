import type { OutgoingMessage } from '../../src/dossiers/delivery.js';

export const townId = '0192f0c1-0000-7000-8000-000000000001';
export const markKey = Buffer.alloc(32, 1);

/** An acknowledgement to Mme Garcia, as the line hands it to the way out. */
export function aMailMessage(changes: Partial<OutgoingMessage>): OutgoingMessage {
  return {
    id: '0192f0c1-0000-7000-8000-0000000000aa',
    townId,
    dossierNumber: 'SA-2027-000123',
    recipient: 'ines.garcia@courriel.example',
    recipientName: 'Inès Garcia',
    ours: ['etat-civil@ville.example'],
    subject: 'Votre demande SA-2027-000123 : bien reçue',
    text: 'Bonjour,\n\nNous avons <b>bien</b> reçu votre demande. Suivi : https://ville.example/suivi?d=1&e=2.',
    from: {
      name: 'État civil',
      email: 'etat-civil@ville.example',
      phone: '+33465711010',
      postalAddress: ['1 place de la République'],
    },
    messageId: '<aig-0192aa-acknowledgement@aiguillage.ville.example>',
    inReplyTo: '<CAFx1@mail.courriel.example>',
    references: ['<avant@mail.courriel.example>', '<CAFx1@mail.courriel.example>'],
    ...changes,
  };
}
