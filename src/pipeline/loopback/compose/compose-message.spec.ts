import { describe, expect, it } from '@jest/globals';
import { smsSize } from '../../../platform/gsm7/index.js';
import { composeMessage } from './compose-message.js';
import { aTold, shippedTowns, type Change } from './told.fixture.js';

const towns = await shippedTowns();
const saintAubin = towns.get('saint-aubin-sur-gier')!;

function compose(change: Change) {
  return composeMessage(aTold(saintAubin, change));
}

function messageOf(change: Change) {
  const composed = compose(change);
  if (!composed.ok) throw new Error(`incomplete: ${composed.faults.join(', ')}`);
  return composed.message;
}

describe('what the usager is told', () => {
  it('J01: a visit that opened four dossiers is confirmed in one SMS', () => {
    const numbers = [1, 2, 3, 4].map((one) => `SA-2027-00000${one}`);
    const { templateId, text } = messageOf({
      kind: 'written-confirmation',
      channel: 'sms',
      numbers,
      demarche: 'inscription-scolaire',
      service: 'affaires-scolaires',
      contact: { channel: 'counter', subject: null },
    });
    expect(templateId).toBe('phone-confirmation');
    expect(text).toBe(
      "Saint-Aubin-sur-Gier : suite a votre visite du 1er mars 2027 à 10 h 00, nous avons note : Inscription à l'école maternelle " +
        'ou élémentaire. Dossiers SA-2027-000001, SA-2027-000002, SA-2027-000003, SA-2027-000004. Suite avant le 15 mars 2027. ' +
        'Une erreur ? Repondez ou appelez 04 65 71 10 20.',
    );
  });

  it('J01: what is missing is asked for by mail or letter, each document on its line', () => {
    const { text } = messageOf({
      kind: 'missing-documents',
      channel: 'letter',
      demarche: 'inscription-scolaire',
      contact: { channel: 'counter' },
      facts: { missingDocuments: ['Attestation de vaccination', 'Livret de famille'], missingDeadline: '2027-03-15' },
    });
    expect(text).toContain('Il nous manque :\n– Attestation de vaccination\n– Livret de famille\n');
    expect(text).toContain('avant le 15 mars 2027');
  });

  it('J02: a call about a park is confirmed by SMS, without the words that were said', () => {
    const { text } = messageOf({
      kind: 'written-confirmation',
      channel: 'sms',
      service: 'espaces-verts',
      targetDate: '2027-03-08',
      contact: { channel: 'call', subject: null, text: 'Seringues près des jeux.' },
    });
    expect(text).toBe(
      "Saint-Aubin-sur-Gier : suite a votre appel du 1er mars 2027 à 10 h 00, nous avons note : Entretien ou nettoyage d'un espace " +
        'vert. Dossier SA-2027-000001. Suite avant le 8 mars 2027. Une erreur ? Repondez ou appelez 04 65 71 10 50.',
    );
  });

  it('J02: once the park is clean, the SMS says what was done', () => {
    const facts = { answerText: 'les seringues sont enlevées.', variant: 'done' as const };
    const { text } = messageOf({ kind: 'answer', channel: 'sms', service: 'espaces-verts', facts });
    expect(text).toBe(
      "Saint-Aubin-sur-Gier : dossier SA-2027-000001 clos. C'est fait : les seringues sont enlevées. " +
        'Une question : 04 65 71 10 50.',
    );
  });

  it('J05: an association that forgot its budget is asked for it in the acknowledgement, with no date of silence', () => {
    const { subject, text } = messageOf({
      demarche: 'subvention-association',
      service: 'vie-associative',
      contact: { channel: 'web_form', subject: 'Subvention 2027' },
      usager: { name: 'Les Amis du Gier' },
      facts: { missingDocuments: ['Budget prévisionnel'], missingDeadline: '2027-03-15' },
    });
    expect(subject).toBe('Nous avons bien reçu votre demande — dossier SA-2027-000001');
    expect(text).toContain('Bonjour Les Amis du Gier,\n');
    expect(text).toContain('Voici ce que nous avons compris : Subvention 2027.\n');
    expect(text).toContain('Il manque : Budget prévisionnel. Merci de les envoyer avant le 15 mars 2027.');
    expect(text).toContain('Ce message ne vaut pas décision.');
    expect(text).not.toMatch(/mai 2027|rejet|accept|suspendu/);
  });

  it('J12: a confidential dossier is named by its démarche alone, and by nothing in an SMS', () => {
    const secret = {
      confidential: true,
      demarche: 'inscription-scolaire',
      contact: { subject: 'Mon fils est asthmatique' },
    };
    expect(messageOf(secret).text).toContain("compris : Inscription à l'école maternelle ou élémentaire.");
    const sms = messageOf({ ...secret, kind: 'written-confirmation', channel: 'sms' }).text;
    expect(sms).toContain('nous avons note : votre demande.');
    expect(sms).not.toMatch(/asthm|école/);
  });

  it('the answer of a confidential dossier does not leave by SMS: a person tells it', () => {
    const change: Change = {
      kind: 'answer',
      channel: 'sms',
      confidential: true,
      facts: { answerText: 'Aide accordée' },
    };
    expect(compose(change)).toEqual({ ok: false, faults: ['il manque la réponse'] });
  });

  it.each<Change>([
    { kind: 'progress', facts: { progressText: 'Votre dossier passe en commission', fromService: true } },
    { kind: 'precision', facts: { missingDocuments: ['le montant de votre loyer'] } },
    { kind: 'reminder', facts: { missingDocuments: ['Avis d’expulsion'], missingDeadline: '2027-03-15' } },
  ])('nor do other words about it that people wrote: %j (CA-03)', (change) => {
    const told = { ...change, channel: 'sms' } as const;
    expect(compose(told).ok).toBe(true);
    expect(compose({ ...told, confidential: true }).ok).toBe(false);
    expect(compose({ ...told, confidential: true, kind: 'progress', facts: {} }).ok).toBe(true);
  });

  it('J18: a letter meant for the Caf is answered by the notice that it was sent on, in place of an acknowledgement', () => {
    const { templateId, subject, text } = messageOf({
      kind: 'transmission-notice',
      channel: 'letter',
      demarche: 'allocations-caf',
      pivot: 'caf',
      targetDate: null,
      contact: { channel: 'letter', subject: "Contestation d'une dette" },
      facts: { forwardedAt: '2027-03-02T08:00:00.000Z' },
    });
    expect(templateId).toBe('notice-transmission');
    expect(subject).toBe(
      "Nous avons transmis votre demande à Caisse d'allocations familiales (Caf) — dossier SA-2027-000001",
    );
    expect(text).toContain("Vous nous avez écrit le 1er mars 2027 au sujet de : Contestation d'une dette.");
    expect(text).toContain('Nous avons transmis votre demande le 2 mars 2027 à :');
    expect(text).toContain("Caisse d'allocations familiales (Caf) — Téléphone : 04 65 71 40 03\n");
  });

  it.each(['ta', 'defenseur_droits'])(
    'an organisation without a telephone number (%s) is named without one',
    (pivot) => {
      const { text } = messageOf({ kind: 'orientation', pivot, contact: { channel: 'call' } });
      expect(text).toContain('Suite à votre appel du 1er mars 2027 à 10 h 00.');
      expect(text).not.toContain('Téléphone');
    },
  );

  it('an incomplete message does not leave, and says what it lacks', () => {
    expect(compose({ targetDate: null })).toEqual({ ok: false, faults: ['il manque la date de réponse'] });
    expect(compose({ demarche: null, contact: { subject: ' ', text: '' } })).toEqual({
      ok: false,
      faults: ['il manque la démarche', 'il manque ce que l’usager demande'],
    });
    expect(compose({ kind: 'transmission-notice' })).toEqual({
      ok: false,
      faults: ['il manque la date de la transmission', 'il manque le nom de l’autre administration'],
    });
    expect(compose({ channel: 'letter', usager: { address: [] } })).toEqual({
      ok: false,
      faults: ['il manque l’adresse de l’usager'],
    });
  });

  it.each([null, ' ', 'garcia@habitants.example'])('who gave no name (%s) is greeted all the same', (name) => {
    expect(messageOf({ usager: { name } }).text).toMatch(/^Bonjour Madame, Monsieur,\n/);
  });

  it('a form with nothing but a mobile is acknowledged by T02, which says where the whole is to be had', () => {
    const { templateId, text } = messageOf({ channel: 'sms', contact: { channel: 'web_form' } });
    expect(templateId).toBe('ack-sms');
    expect(text).toContain('Accuse complet remis en mairie ou par courrier sur demande.');
  });

  it('what the usager wrote is said back as they wrote it, whatever it looks like', () => {
    const { text } = messageOf({ contact: { subject: '{{ service_phone }} <b>&amp;</b>' } });
    expect(text).toContain('compris : {{ service_phone }} <b>&amp;</b>.');
  });

  it('a title gives way so that an SMS stays within two segments', () => {
    const numbers = [1, 2, 3, 4].map((one) => `SA-2027-00000${one}`);
    const { text } = messageOf({
      kind: 'written-confirmation',
      channel: 'sms',
      numbers,
      demarche: 'demande-droits-donnees',
    });
    expect(text).toContain('nous avons note : Droits sur les données');
    expect(text).toContain('(...). Dossiers SA-2027-000001');
    expect(smsSize(text).segments).toBeLessThanOrEqual(2);
  });
});
