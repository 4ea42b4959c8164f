import { describe, expect, it } from '@jest/globals';
import { replySubject } from './index.js';

const answer = { isReply: true, isForward: false };
const passedOn = { isReply: false, isForward: true };
const first = { isReply: false, isForward: false };

describe('the prefixes of a subject', () => {
  it.each([
    ['Re: trou', answer, 'trou'],
    ['RE : trou', answer, 'trou'],
    ['RÉP: trou', answer, 'trou'],
    ['Rép\u00a0: trou', answer, 'trou'],
    ['AW: WG: trou', answer, 'trou'],
    ['SV: trou', answer, 'trou'],
    ['Re[2]: trou', answer, 'trou'],
    ['Re: Re: RE : Re: trou', answer, 'trou'],
    ['[quartier] Re: [quartier] trou', answer, 'trou'],
    ['RE: TR: trou', answer, 'trou'],
    ['TR: RE: trou', passedOn, 'trou'],
    ['TR : trou', passedOn, 'trou'],
    ['Tr:trou', passedOn, 'trou'],
    ['Fwd: trou', passedOn, 'trou'],
    ['FW: trou', passedOn, 'trou'],
    ['I: trou', passedOn, 'trou'],
    ['İLT: trou', passedOn, 'trou'],
    ['Videresend: trou', passedOn, 'trou'],
    ['[Externe] TR: trou', passedOn, 'trou'],
    ['Ynt: trou', answer, 'trou'],
    ['رد: trou', answer, 'trou'],
    ['回复：trou', answer, 'trou'],
    ['trou', first, 'trou'],
    ['Rue Haute : trou', first, 'Rue Haute : trou'],
    ['Récapitulatif : trou', first, 'Récapitulatif : trou'],
    ['Travaux : trou', first, 'Travaux : trou'],
    ['[Urgent]', first, '[Urgent]'],
    ['Re:', answer, ''],
    ['', first, ''],
  ])('%s', (subject, kind, bare) => {
    expect(replySubject(subject)).toEqual({ ...kind, bare });
  });
});
