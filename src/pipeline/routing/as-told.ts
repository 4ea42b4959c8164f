import type { ChannelName } from '../../dossiers/arrival.js';
import { placesIn } from '../../dossiers/places/index.js';
import type { Segment } from '../../towns/configuration/index.js';
import type { Town } from '../../towns/index.js';
import { hasDeadline } from './deadline-in.js';
import type { Routed } from './plan.js';

/** A contact that has not come, as somebody imagines it. */
export interface Imagined {
  channel: ChannelName;
  at: Date;
  text?: string;
  place?: string;
  /** The usager's, on one line. */
  address?: string;
  segment?: Segment;
  danger?: Routed['danger'];
}

/** What would weigh on where it goes. */
export function asTold(town: Town, told: Imagined): Routed {
  const { channel, at, text = '', place = '', address, segment = 'particulier', danger = null } = told;
  return {
    channel,
    receivedAt: at,
    at,
    askedAt: at,
    sender: {},
    serviceId: null,
    documentsMissing: [],
    places: placesIn([place, text].join('\n'), town),
    address: address === undefined ? [] : [address],
    segment,
    danger,
    hasDeadline: hasDeadline(text),
  };
}
