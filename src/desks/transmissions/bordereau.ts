import type { SenderIdentity } from '../../dossiers/arrival.js';
import type { TransmissionWay } from '../../dossiers/transmissions.js';
import { frenchPhone } from '../../dossiers/french-phone.js';
import { inFullFrench, type Town } from '../../towns/index.js';
import type { Chosen } from './pieces.js';
import type { Request } from './request.js';

export interface Sending extends Chosen {
  way: TransmissionWay;
  /** A closed letter: nothing of it is known (TR-05). */
  sealed: boolean;
  at: Date;
}

const channels: Record<Request['channel'], string> = {
  call: 'par téléphone',
  email: 'par courriel',
  letter: 'par courrier',
  web_form: 'par le formulaire du site',
  counter: 'au guichet',
};
const ways: Record<TransmissionWay, string> = {
  email: 'courriel',
  letter: 'courrier postal',
  hand: 'remise en main propre',
};

export const bordereauSubject = ({ number }: Request) =>
  `Transmission d'une demande qui relève de votre compétence — dossier ${number}`;

/**
 * What goes with a request that is sent on: from whom, to whom, since when, what is joined, and what the law says of the dates. It
 * is the letter on top, and the words of the e-mail. In plain French, for the administration.
 */
export function bordereauText(town: Town, request: Request, sending: Sending): string {
  const zone = town.platform.working_calendar.timezone;
  const received = inFullFrench(request.receivedAt, zone);
  const service = town.services.get(request.serviceId ?? '') ?? town.services.get(town.configuration.default_service)!;
  const chrono = request.chrono && `, numéro d'arrivée ${request.chrono}`;
  return [
    `Objet : bordereau de transmission — dossier ${request.number}`,
    `Le ${inFullFrench(sending.at, zone)}`,
    'Madame, Monsieur,',
    `${sending.sealed ? 'Le pli fermé ci-joint nous est parvenu par erreur. Nous vous le remettons intact, sans en connaître le contenu' : "La demande ci-jointe nous a été adressée par erreur. Elle relève de votre compétence : nous vous la transmettons, et nous en avisons la personne qui l'a faite"} (article L114-2 du code des relations entre le public et l'administration).`,
    [
      `– Date de première réception : ${received} (${channels[request.channel]}${chrono ?? ''})`,
      ...(sending.sealed ? [] : [`– De la part de : ${whoIs(request.sender)}`]),
      `– Transmis par : ${town.name}, ${service.name}, dossier ${request.number}`,
      `– Mode d'envoi : ${ways[sending.way]}`,
    ].join('\n'),
    joinedText(sending),
    `La date du ${received} est conservée. C'est à compter d'elle que court le délai au terme duquel le silence vaut rejet ; si le silence vaut acceptation, le délai court à compter de la réception par vos services (article L114-3). L'accusé de réception est délivré par vos services (article L114-4).`,
    `Pour toute question, ou pour nous dire la suite donnée : ${frenchPhone(service.phone)}, ${service.email}, en rappelant le numéro ${request.number}.`,
    `${service.manager_role}\n${service.name}\n${town.name}`,
  ].join('\n\n');
}

function joinedText({ sealed, joined, leftOut }: Sending): string {
  if (sealed) return 'Pièce jointe :\n– un pli fermé';
  const list = ['Pièces jointes :', ...joined.map(({ name }) => `– ${name}`)].join('\n');
  if (leftOut.length === 0) return list;
  const [count, verb] = leftOut.length === 1 ? ['Une pièce', "n'a"] : [`${leftOut.length} pièces`, "n'ont"];
  // Their names may say what must not be said.
  return `${list}\n\n${count} ${verb} pas été ${leftOut.length === 1 ? 'transmise' : 'transmises'} : demandez à la personne ce dont vous avez besoin.`;
}

function whoIs({ name, postalAddress, email, phone }: SenderIdentity): string {
  const parts = [name, postalAddress?.join(', '), email, phone && frenchPhone(phone)];
  return parts.filter(Boolean).join(', ') || 'une personne qui ne s’est pas nommée';
}

/** Asks an administration that has not been heard of. */
export function reminderText(town: Town, number: string, sentAt: Date, receivedAt: Date): string {
  const zone = town.platform.working_calendar.timezone;
  return [
    'Madame, Monsieur,',
    `Le ${inFullFrench(sentAt, zone)}, nous vous avons transmis une demande que nous avions reçue le ${inFullFrench(receivedAt, zone)} (article L114-2 du code des relations entre le public et l'administration), sous le numéro ${number}.`,
    "Nous n'avons pas de nouvelles de la suite donnée. Merci de nous dire si vous l'avez reçue, et si vous avez répondu à la personne.",
    town.name,
  ].join('\n\n');
}

/** The words of a request, for whoever must read them elsewhere. @param words masked */
export function requestText(town: Town, request: Request, words: string): string {
  const zone = town.platform.working_calendar.timezone;
  return [
    `Demande reçue par ${town.name} le ${inFullFrench(request.receivedAt, zone)} ${channels[request.channel]}, dossier ${request.number}.`,
    `De : ${whoIs(request.sender)}`,
    ...(request.subject && request.words === null ? [`Objet : ${request.subject}`] : []),
    '',
    words,
    '',
  ].join('\n');
}
