import type { ChannelName } from '../../../dossiers/arrival.js';
import type { ContactRow } from '../../../dossiers/rows.js';
import type { Demarche } from '../../../towns/configuration/index.js';
import { ownerOf, type Town } from '../../../towns/index.js';
import type { Signal } from './signal.js';

/**
 * How much each signal weighs, in log-odds: 2 makes a démarche seven times likelier. Less than they would deserve if nobody ever
 * dialled the wrong line (docs/qualification/signals.md: measured on a line that is wrong one time in ten).
 */
const weights = {
  /** The service that was addressed, its mailbox or its number, or the one a separator sheet or an agent stands for. */
  service: 2,
  /** A dossier of the usager that is open. */
  dossier: 1.5,
  /** The dossier of the message that is answered, closed for too long to be opened again. */
  thread: 2,
  /** Words in another language than French. */
  language: 1.5,
};

/** How the usager has chosen a service. The public form chooses a démarche, which is no guess. */
const addressed: Record<Exclude<ChannelName, 'web_form'>, string> = {
  call: 'composé : ligne',
  email: 'écrit à : boîte',
  letter: 'rangé sous la feuille :',
  counter: 'dit au guichet :',
};

/** What the address of a contact and its language say. What is addressed to everybody's door says nothing. */
export function signalsOfArrival(
  { channel, service_id: serviceId }: Pick<ContactRow, 'channel' | 'service_id'>,
  isForeign: boolean,
  town: Town,
): Signal[] {
  const signals: Signal[] = [];
  const service = serviceId && serviceId !== town.configuration.default_service && town.services.get(serviceId);
  if (service && channel !== 'web_form') {
    const theirs = idsOf(town, (demarche) => ownerOf(town, demarche).service.id === serviceId);
    signals.push(signalFor(theirs, weights.service, `${addressed[channel]} « ${service.name} »`));
  }
  if (isForeign)
    signals.push(signalFor(['demande-incomprise-autre-langue'], weights.language, 'écrit dans une autre langue'));
  return signals;
}

/** A dossier that may explain why somebody writes; never a confidential one, which is nobody's business at the pile. */
export interface Background {
  demarche: string | null;
  confidential: boolean;
}

/** What the usager has going on, or is answering, says. */
export function signalsOfDossiers(open: readonly Background[], thread: string | null, town: Town): Signal[] {
  const demarches = open.flatMap(({ demarche, confidential }) => (demarche && !confidential ? [demarche] : []));
  const speaks = (demarche: string | null) => demarche !== null && town.demarches.has(demarche);
  const title = (demarche: string) => town.demarches.get(demarche)!.title;
  return [
    ...[...new Set(demarches)]
      .filter(speaks)
      .map((demarche) => signalFor([demarche], weights.dossier, `dossier ouvert : ${title(demarche)}`)),
    ...[thread]
      .filter(speaks)
      .map((demarche) => signalFor([demarche!], weights.thread, `répond à un message sur : ${title(demarche!)}`)),
  ];
}

function signalFor(demarches: readonly string[], logOdds: number, reason: string): Signal {
  return { reason, logOdds: new Map(demarches.map((demarche) => [demarche, logOdds])) };
}

function idsOf(town: Town, test: (demarche: Demarche) => boolean): string[] {
  return [...town.demarches.values()].filter(test).map(({ id }) => id);
}
