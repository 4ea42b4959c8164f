import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { overdue } from '../../src/channels/telephony/index.js';
import type { Ring } from '../../src/demo/carrier/index.js';
import {
  callOn,
  desk,
  espacesVerts,
  koneNumber,
  openLines,
  standard,
  town,
  urbanisme,
} from '../support/saint-aubin-lines.js';
import { startTelephoneApp, type TelephoneApp } from '../support/telephone-app.js';

let telephone: TelephoneApp;
beforeEach(async () => {
  telephone = await startTelephoneApp();
  openLines(telephone);
});
afterEach(() => telephone.stop());

const call = (play: Ring) => callOn(telephone, play);

describe('a call on the direct number of a service', () => {
  it('is greeted by a voice that says it is a machine, asked why, and put through to that service (J02)', async () => {
    const said = 'des seringues près des jeux, square Pasteur';
    const { transcript, contact, facts } = await call({
      from: koneNumber,
      to: espacesVerts,
      says: [said],
      talkSeconds: 90,
    });

    expect(transcript.error).toBeNull();
    expect(transcript.said[0]).toContain('Bienvenue à la mairie de Saint-Aubin-sur-Gier. Touche 0 à tout moment');
    expect(transcript.said[0]).toContain('composez le 15, le 17, le 18 ou le 112');
    expect(transcript.said[0]).toContain('Je suis une voix automatique');
    expect(transcript.said.slice(2)).toEqual([
      'Je vous passe le service Espaces verts.',
      'Merci de votre appel. Au revoir.',
    ]);
    expect(transcript.dialled).toEqual([{ number: desk.espacesVerts, shows: koneNumber, status: 'completed' }]);
    expect(contact.arrival).toMatchObject({
      channel: 'call',
      source: espacesVerts,
      serviceId: 'espaces-verts',
      sender: { phone: koneNumber },
    });
    expect(facts).toEqual({
      subject: said,
      text: said,
      call: {
        calledSda: espacesVerts,
        withheld: false,
        transfers: 0,
        outcome: 'answered',
        seconds: transcript.seconds,
      },
    });
    expect(transcript.seconds).toBeGreaterThan(90);
  });

  it('keeps that number when the desk is busy and the switchboard takes it (J17)', async () => {
    const {
      transcript,
      contact,
      call: kept,
    } = await call({ to: urbanisme, says: ['mon permis'], serviceAnswers: 'busy' });
    expect(transcript.dialled.map(({ number, status }) => [number, status])).toEqual([
      [desk.urbanisme, 'busy'],
      [desk.standard, 'completed'],
    ]);
    expect(transcript.said).toContain("Votre correspondant ne répond pas. Je vous passe quelqu'un d'autre.");
    expect(kept).toMatchObject({ calledSda: urbanisme, transfers: 1, outcome: 'answered' });
    const dials = contact.notes.filter(({ kind }) => kind === 'dial').map(({ data }) => data);
    expect(dials).toMatchObject([
      { leg: 1, reason: 'dialled', transfer: false },
      { leg: 2, reason: 'busy', transfer: true },
    ]);
  });

  it('reaches the switchboard by key 0, which counts as a transfer', async () => {
    const { transcript, call: kept } = await call({ to: urbanisme, digits: '0' });
    expect(transcript.dialled.map(({ number }) => number)).toEqual([desk.standard]);
    expect(kept).toMatchObject({ calledSda: urbanisme, transfers: 1, outcome: 'answered' });
  });

  it('reaches a person even when the caller says nothing', async () => {
    const { transcript, facts } = await call({ to: urbanisme });
    expect(transcript.dialled.map(({ number }) => number)).toEqual([desk.urbanisme]);
    expect(facts).not.toHaveProperty('text');
  });

  it('goes to the switchboard when the service is closed, and says so', async () => {
    const service = { id: 'urbanisme', name: 'Urbanisme', phone: desk.urbanisme, open: false };
    telephone.world.lines.set(urbanisme, { ...town, service });
    const { transcript } = await call({ to: urbanisme, switchboardAnswers: 'answers' });
    expect(transcript.said).toContain("Le service Urbanisme est fermé en ce moment. Je vous passe l'accueil.");
    expect(transcript.dialled.map(({ number }) => number)).toEqual([desk.standard]);
  });

  it('of a confidential service is not asked to speak to a machine', async () => {
    const service = { id: 'ccas', name: 'CCAS', phone: desk.urbanisme, confidential: true };
    telephone.world.lines.set(urbanisme, { ...town, service });
    const { transcript, facts } = await call({ to: urbanisme, says: ['je ne mange plus'] });
    expect(transcript.said.join(' ')).not.toContain('pourquoi appelez-vous');
    expect(facts).not.toHaveProperty('text');
  });

  it('is known by the number people dialled when the exchange of the town forwards it', async () => {
    const { call: kept } = await call({ to: '+33939039999', forwardedFrom: urbanisme });
    expect(kept).toMatchObject({ calledSda: urbanisme, outcome: 'answered' });
  });
});

describe('a call to the switchboard', () => {
  it('goes straight to the service when qualification is sure, and that is no transfer', async () => {
    telephone.world.hint = async () => hint(0.93);
    const { transcript, contact, call: kept } = await call({ to: standard, says: ['un lampadaire cassé'] });
    expect(transcript.dialled.map(({ number }) => number)).toEqual([desk.espacesVerts]);
    expect(kept).toMatchObject({ calledSda: standard, transfers: 0 });
    expect(contact.arrival).not.toHaveProperty('serviceId');
    expect(contact.notes.find(({ kind }) => kind === 'hint')?.data).toMatchObject({ serviceId: 'espaces-verts' });
  });

  it('goes to a person of the switchboard when qualification is not sure, fails or is silent (J06)', async () => {
    for (const answer of [async () => hint(0.6), async () => Promise.reject(new Error('no model')), async () => null]) {
      telephone.world.hint = answer;
      const { transcript } = await call({ to: standard, says: ['le judo pour adultes'] });
      expect(transcript.dialled.map(({ number }) => number)).toEqual([desk.standard]);
    }
  });

  it('that nobody takes is called back, or asked to call again when the number is withheld', async () => {
    const open = await call({ to: standard, serviceAnswers: 'no-answer' });
    expect(open.transcript.said.at(-1)).toContain('Nous vous rappelons sous un jour ouvré');
    expect(open.call).toMatchObject({ outcome: 'missed', transfers: 0 });
    const withheld = await call({ to: standard, serviceAnswers: 'no-answer', withheld: true });
    expect(withheld.transcript.said.at(-1)).toContain('Votre numéro est masqué');
  });
});

describe('words of danger', () => {
  it('bring the caller to a person at once, whatever was dialled, with the emergency numbers said (J22)', async () => {
    telephone.world.danger = (words) =>
      /en finir/.test(words) ? { level: 'emergency', numbers: ['3114', '15'] } : null;
    telephone.world.hint = async () => hint(0.99);
    const play = { says: ["j'en peux plus, je vais en finir"] };
    for (const to of [standard, urbanisme]) {
      const { transcript, contact, call: kept } = await call({ ...play, to });
      expect(transcript.dialled[0]?.number).toBe(desk.standard);
      expect(transcript.said).toContain(
        'Je vous passe tout de suite une personne. Restez en ligne. Vous pouvez aussi appeler le 31 14 ou le 15.',
      );
      expect(contact.notes.map(({ kind }) => kind)).toContain('danger');
      expect(kept?.outcome).toBe('answered');
    }
    const unanswered = await call({ ...play, to: urbanisme, serviceAnswers: 'busy', switchboardAnswers: 'answers' });
    expect(unanswered.transcript.dialled.map(({ number }) => number)).toEqual([desk.standard, desk.urbanisme]);
  });

  it('that are no emergency leave the caller where they called, and never to a guess', async () => {
    telephone.world.danger = () => ({ level: 'high', numbers: ['115'] });
    telephone.world.hint = async () => hint(0.99);
    const { transcript } = await call({ to: standard, says: ['je dors dehors'] });
    expect(transcript.dialled.map(({ number }) => number)).toEqual([desk.standard]);
    const direct = await call({ to: espacesVerts, says: ['des seringues'] });
    expect(direct.transcript.dialled.map(({ number }) => number)).toEqual([desk.espacesVerts]);
  });
});

describe('a caller', () => {
  it('whose number is withheld is served without an identity (J20)', async () => {
    for (const play of [{ withheld: true }, { from: 'anonymous' }, { from: '' }, { from: '+7378742833' }]) {
      const {
        transcript,
        contact,
        call: kept,
      } = await call({ ...play, to: espacesVerts, says: ["trou devant l'école"] });
      expect(contact.arrival.sender).toEqual({});
      expect(kept).toMatchObject({ withheld: true, outcome: 'answered' });
      expect(transcript.dialled[0]?.shows).toBe(espacesVerts);
    }
  });

  it('who hangs up before anybody answers has abandoned the call (J21)', async () => {
    const waiting = await call({ to: espacesVerts, serviceAnswers: 'no-answer', hangsUpAfterSeconds: 35 });
    expect(waiting.call).toMatchObject({ outcome: 'abandoned', transfers: 0, seconds: 35 });
    expect(waiting.transcript.dialled).toHaveLength(1);
    const greeted = await call({ to: espacesVerts, hangsUpAfterSeconds: 3 });
    expect(greeted.call).toMatchObject({ outcome: 'abandoned', seconds: 3 });
    const talking = await call({ to: espacesVerts, says: ['bonjour'], talkSeconds: 600, hangsUpAfterSeconds: 120 });
    expect(talking.call).toMatchObject({ outcome: 'answered', seconds: 120 });
  });

  it('of a number no town owns hears a polite sentence; the call is counted and nothing is kept', async () => {
    const { transcript, contact } = await call({ to: '+33465999999' });
    expect(transcript).toMatchObject({ status: 'completed', error: null, dialled: [] });
    expect(transcript.said).toEqual([expect.stringContaining("n'est pas en service")]);
    expect(contact).toBeUndefined();
    const refusal = { townId: null, channel: 'call', source: '+33465999999', reason: 'unknown-number' };
    expect(telephone.door.refusals).toEqual([refusal]);
  });
});

describe('status callbacks', () => {
  it('that come late, twice and the last one first give the same contact, ended once', async () => {
    const play: Ring = { to: urbanisme, says: ['mon permis'], serviceAnswers: 'no-answer' };
    const inOrder = await call(play);
    const disorder = await call({ ...play, callbacks: 'reversed-and-twice' });
    expect(disorder.facts).toEqual(inOrder.facts);
    const keys = (notes: typeof inOrder.contact.notes) => notes.map(({ kind }) => kind).sort();
    expect(keys(disorder.contact.notes)).toEqual(keys(inOrder.contact.notes));
    const abandoned = await call({ ...play, hangsUpAfterSeconds: 35, callbacks: 'reversed-and-twice' });
    expect(abandoned.call).toMatchObject({ outcome: 'abandoned', transfers: 0 });
  });

  it('whose last one is lost leave a call that the sweeper can end, and not before it is sure', async () => {
    const { contact } = await call({ to: urbanisme, says: ['mon permis'], callbacks: 'last-lost' });
    expect(contact.facts).toBeNull();
    const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    expect(overdue(contact.notes, inMinutes(10))).toBeNull();
    expect(overdue(contact.notes, inMinutes(20))?.call).toMatchObject({ calledSda: urbanisme, outcome: 'answered' });
  });
});

function hint(confidence: number) {
  return { serviceId: 'espaces-verts', phone: desk.espacesVerts, demarche: 'nettoyage-espaces-verts', confidence };
}
