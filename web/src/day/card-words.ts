import type { ContactCard } from '../api/types.js';
import { inPairs } from '../shared/phone.js';
import { channelWords } from '../words.js';

/** What the usager wrote, else what was understood, else the channel. */
export function cardTitle({ subject, demarche, channel, contentHidden }: ContactCard): string {
  return subject ?? demarche?.title ?? (contentHidden ? 'Contenu réservé au service' : channelTitles[channel]);
}

const channelTitles = {
  ...channelWords,
  call: 'Appel téléphonique',
  letter: 'Lettre reçue',
  web_form: 'Formulaire reçu',
  counter: 'Visite au guichet',
};

export function whoWrites({ senderLabel, channel }: ContactCard): string {
  return senderLabel ? inPairs(senderLabel) : channel === 'call' ? 'Numéro masqué' : 'Expéditeur inconnu';
}
