import twilio from 'twilio';
import type { Destination } from './destinations.js';
import type { Line } from './lines.js';
import { sentences } from './sentences.js';
import type { CallUrls } from './urls.js';

const said = { voice: 'Polly.Lea-Neural', language: 'fr-FR' } as const;
const silenceSeconds = 4;
const keyOnlySeconds = 2;
// Words the recogniser would otherwise hear as others.
const hints = [
  "acte de naissance, carte d'identité, passeport, livret de famille, mariage, décès, liste électorale",
  'inscription scolaire, cantine, périscolaire, crèche, facture, régie, centre de loisirs',
  'permis de construire, urbanisme, cadastre, voirie, lampadaire, nid-de-poule, déchets, encombrants, espaces verts',
  'logement, CCAS, aide sociale, salle des fêtes, association, cimetière, police municipale, stationnement',
].join(', ');

/** Greets and asks why; silence is an answer too, and leads to a person. */
export function greeting(line: Line, urls: CallUrls): string {
  const response = new twilio.twiml.VoiceResponse();
  const mayBeAsked = !line.service?.confidential;
  const gather = response.gather({
    input: mayBeAsked ? ['speech', 'dtmf'] : ['dtmf'],
    language: 'fr-FR',
    numDigits: 1,
    timeout: mayBeAsked ? silenceSeconds : keyOnlySeconds,
    action: urls.question,
    method: 'POST',
    // Coarse words may be words of danger: a person must get them as they were said.
    ...(mayBeAsked ? { speechTimeout: 'auto', hints, profanityFilter: false } : {}),
  });
  gather.say(said, `${sentences.welcome(line)} ${sentences.machine}`);
  gather.say(said, mayBeAsked ? sentences.question : sentences.noQuestion);
  response.redirect({ method: 'POST' }, urls.question);
  return response.toString();
}

export interface PutThrough {
  sentence: string;
  destination: Destination;
  /** Numbers rung before this one. */
  tried: string[];
  urls: CallUrls;
  ringSeconds: number;
  /** Shown to the desk instead of a withheld number; null: the caller's own is shown. */
  callerId: string | null;
}

/** Rings a person; what became of it comes back on `dialled`, each step of the ringing on `legStatus`. */
export function putThrough({ sentence, destination, tried, urls, ringSeconds, callerId }: PutThrough): string {
  const response = new twilio.twiml.VoiceResponse();
  response.say(said, sentence);
  const dial = response.dial({
    timeout: ringSeconds,
    answerOnBridge: true,
    action: urls.dialled([...tried, destination.number]),
    method: 'POST',
    ...(callerId ? { callerId } : {}),
  });
  dial.number(
    {
      statusCallback: urls.legStatus(tried.length + 1),
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
      statusCallbackMethod: 'POST',
    },
    destination.number,
  );
  return response.toString();
}

export function sayAndHangUp(sentence: string): string {
  const response = new twilio.twiml.VoiceResponse();
  response.say(said, sentence);
  response.hangup();
  return response.toString();
}

/** For a call that is over: nobody hears the answer. */
export function nothing(): string {
  return new twilio.twiml.VoiceResponse().toString();
}
