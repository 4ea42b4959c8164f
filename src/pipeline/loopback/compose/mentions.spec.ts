import { describe, expect, it } from '@jest/globals';
import type { Town } from '../../../towns/index.js';
import { composeMessage } from './compose-message.js';
import { aTold, shippedTowns, type Change } from './told.fixture.js';

const towns = await shippedTowns();
const saintAubin = towns.get('saint-aubin-sur-gier')!;
const silence = (block: 'acceptance' | 'rejection' | 'cada' | 'attestation') => ({
  block,
  day: '2027-05-01',
  months: 2,
});
const letter: Change = { channel: 'letter', contact: { channel: 'letter' } };

/** The faults of a message of a town whose template was changed by hand, as a town may. */
function faults(change: Change, templateId = 'ack-email', edit = (body: string) => body): string[] {
  const channel = change.channel ?? 'email';
  const form = saintAubin.templates.get(templateId)!.get(channel)!;
  const forms = new Map([[channel, { ...form, required: [], body: edit(form.body) }]]);
  const town: Town = { ...saintAubin, templates: new Map([...saintAubin.templates, [templateId, forms]]) };
  const composed = composeMessage(aTold(town, change));
  return composed.ok ? [] : composed.faults;
}

const without = (words: string | RegExp) => (body: string) => {
  const edited = body.replace(words, '');
  if (edited === body) throw new Error('the template does not say what the test takes away');
  return edited;
};

describe('a message that does not respect a rule does not leave', () => {
  it('and those we ship respect them all', () => {
    expect(faults({})).toEqual([]);
    expect(faults(letter, 'ack-letter')).toEqual([]);
    for (const block of ['acceptance', 'rejection', 'cada', 'attestation'] as const) {
      expect(faults({ silence: silence(block) })).toEqual([]);
      expect(faults({ ...letter, silence: silence(block) }, 'ack-letter')).toEqual([]);
    }
  });

  it.each([
    ['il manque la date de réception (AR-04, AR-06)', '{{ received_at }}'],
    ['il manque le service chargé du dossier (AR-04, AR-06)', /\{\{ (?:service_name|agent_role) \}\}/g],
    ['il manque l’adresse du service (AR-04, AR-06)', '{{ service_address }}'],
    ['il manque le courriel du service (AR-04, AR-06)', '{{ service_email }}'],
    ['il manque le téléphone du service (AR-04, AR-06)', '{{ service_phone }}'],
    ['il manque l’agent chargé du dossier (AG-01)', /\{\{ (?:agent_display|signature_block) \}\}/g],
    ['il manque que ce message n’est pas une décision (AR-13)', 'ne préjuge pas'],
    ['il manque l’information sur les données personnelles (DP-04)', '{{ dpo_email }}'],
    ['il manque l’information sur les données personnelles (DP-04)', '{{ privacy_link }}'],
    ['il manque le lien d’accessibilité (CA-06)', '{{ accessibility_link }}'],
  ])('%s, in a mail and in a letter', (fault, words) => {
    // The signature says the service and the agent too, and a letter the day it leaves: what is looked for must be said once.
    const unsigned = (body: string) => body.replace('{{ signature_block }}', '');
    const edit = (body: string) => without(words)(fault.includes('AG-01') ? body : unsigned(body));
    const agent = { name: 'Claire Morel', code: null };
    const receivedAt = new Date('2027-02-26T09:00:00Z');
    expect(faults({ agent, contact: { receivedAt } }, 'ack-email', edit)).toEqual([fault]);
    expect(faults({ ...letter, agent, contact: { channel: 'letter', receivedAt } }, 'ack-letter', edit)).toEqual([
      fault,
    ]);
  });

  it('AR-04: the documents that are missing, and by when', () => {
    const facts = { missingDocuments: ['Budget prévisionnel'], missingDeadline: '2027-03-16' };
    const fault = 'il manque les pièces à fournir, ou leur date limite (AR-04)';
    expect(faults({ facts })).toEqual([]);
    expect(faults({ facts }, 'ack-email', without('{{ missing_documents }}'))).toEqual([fault]);
    expect(faults({ facts }, 'ack-email', without('{{ missing_deadline }}'))).toEqual([fault]);
  });

  it('AR-04, AR-06: the day on which silence decides', () => {
    const fault = 'il manque la date à laquelle le silence vaut décision (AR-04, AR-06)';
    expect(faults({ silence: silence('rejection') }, 'ack-email', without(/\{\{ tacit_date \}\}/g))).toEqual([fault]);
  });

  it('AR-05: which way silence decides, never both, and what the usager may do then', () => {
    const to = (block: string) => (body: string) => body.replace(/case legal_block/g, `case '${block}'`);
    const asRejection = faults({ silence: silence('acceptance') }, 'ack-email', to('rejection'));
    expect(asRejection).toEqual([
      'il manque que le silence vaut acceptation, ou l’attestation que l’on peut demander (AR-05)',
    ]);
    const asAcceptance = faults({ silence: silence('rejection') }, 'ack-email', to('acceptance'));
    expect(asAcceptance).toEqual([
      'il manque que le silence vaut rejet (AR-05)',
      'il manque les voies et délais de recours (AR-05)',
    ]);
    const both = (body: string) => body.replace('Cet accusé', 'Elle sera considérée comme rejetée. Cet accusé');
    expect(faults({ silence: silence('acceptance') }, 'ack-email', both)).toHaveLength(1);
    const noCourt = without('{{ administrative_court_address }}');
    expect(faults({ silence: silence('rejection') }, 'ack-email', noCourt)).toEqual([
      'il manque les voies et délais de recours (AR-05)',
    ]);
  });

  it('SI-08, SI-09: the appeal that comes before the judge', () => {
    expect(faults({ silence: silence('cada') }, 'ack-email', without('(CADA)'))).toEqual([
      'il manque la saisine de la CADA et son délai (AR-05, SI-08)',
    ]);
    expect(faults({ silence: silence('attestation') }, 'ack-email', without('devant le préfet '))).toEqual([
      'il manque le recours devant le préfet et son délai (AR-05, SI-09)',
    ]);
  });

  it('AR-06: the day counts if the request is complete', () => {
    const edit = without(/Cela vaut si votre demande est complète\./g);
    expect(faults({ silence: silence('acceptance') }, 'ack-email', edit)).toEqual([
      'il manque que la date vaut si la demande est complète (AR-06)',
    ]);
  });

  it('AR-09: no decision by silence is announced without a validated regime', () => {
    const edit = (body: string) => `${body}\nElle sera considérée comme acceptée.`;
    const fault = 'une décision par silence est annoncée alors que le régime n’est pas validé (AR-09)';
    expect(faults({}, 'ack-email', edit)).toEqual([fault]);
    const notice = {
      kind: 'transmission-notice',
      pivot: 'caf',
      facts: { forwardedAt: '2027-03-02T08:00:00Z' },
    } as const;
    expect(faults(notice, 'notice-transmission', edit)).toEqual([fault]);
  });

  it('AR-11: what another administration is competent for is not acknowledged by us', () => {
    expect(faults({ pivot: 'caf' })).toEqual([
      'une autre administration est compétente : il faut un avis de transmission, pas un accusé (AR-11)',
    ]);
  });

  it('N-04, TR-01: what was handed on to another legal person says so, and since when', () => {
    const competent = { name: 'CCAS du Gier', at: new Date('2027-03-03T09:00:00Z') };
    const fault = 'il manque que la demande a été transmise à une autre personne morale (N-04, TR-01)';
    for (const [change, id] of [
      [{ competent }, 'ack-email'],
      [{ ...letter, competent }, 'ack-letter'],
    ] as const) {
      expect(faults(change, id)).toEqual([]);
      expect(faults(change, id, without('{{ competent_at }}'))).toEqual([fault]);
    }
    const says = (kind: Change['kind'], channel: Change['channel']) => {
      const composed = composeMessage(aTold(saintAubin, { kind, channel, competent }));
      return composed.ok && composed.message.text.includes('CCAS du Gier. Elle lui a été transmise le 3 mars 2027.');
    };
    // Said of whoever has it now, and not again in each piece of news.
    expect([says('rectification', 'email'), says('rectification', 'letter'), says('progress', 'email')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('EL-03: what is asked for by e-mail beside the online service reserved to it is acknowledged, and shown the way', () => {
    const told = (change: Change) => {
      const composed = composeMessage(aTold(saintAubin, { demarche: 'permis-construire', ...change }));
      return composed.ok ? composed.message.text : composed.faults.join();
    };
    const online = 'Cette démarche se dépose en ligne : https://www.saint-aubin-sur-gier.example/urbanisme.';
    expect(told({})).toContain(online);
    expect(told(letter)).not.toContain(online);
    expect(told({ demarche: 'reservation-salle' })).not.toContain('en ligne');
  });

  it('AG-03: a refusal names the decision somebody signed, and the ways of appeal; an SMS cannot bear them', () => {
    const fault = 'il manque la décision signée qui refuse, ou les voies et délais de recours (AG-03)';
    const facts = { variant: 'refusal', answerText: 'Complet', decision: { by: 'Mme Roy', on: '2027-02-26' } } as const;
    const refused = (more: object, channel: Change['channel'] = 'letter') =>
      faults({ kind: 'answer', channel, facts: { ...facts, ...more } }, 'closing');
    expect(refused({ appeal: 'general' })).toEqual([]);
    expect(refused({})).toEqual([fault]);
    expect(refused({ appeal: 'general', decision: undefined })).toEqual([fault]);
    expect(refused({ appeal: 'general' }, 'sms')).toEqual([fault]);
  });

  it('AG-01: the agent who deals with the dossier is named, with their service', () => {
    const agent = { name: 'Claire Morel', code: null };
    const composed = composeMessage(aTold(saintAubin, { agent }));
    expect(composed.ok && composed.message.text).toContain('Votre interlocuteur : Claire Morel, Accueil et standard');
  });

  it('AG-02: an agent under anonymity is a number, everywhere', () => {
    const agent = { name: 'Claire Morel', code: '12' };
    const composed = composeMessage(aTold(saintAubin, { agent }));
    const text = composed.ok ? composed.message.text : '';
    expect(text).toContain('Votre interlocuteur : Agent n° 12, Accueil et standard');
    expect(text).not.toContain('Morel');
    const named = { agent, facts: { answerText: 'Claire Morel vous attend' }, kind: 'answer' as const };
    expect(faults(named, 'closing')).toEqual(['le nom d’un agent sous anonymat est écrit (AG-02)']);
  });

  it('CA-02: nothing is sold, though an usager may write about a sale', () => {
    expect(faults({}, 'ack-email', (body) => `${body}\nAbonnez-vous à nos spectacles.`)).toEqual([
      'un texte commercial est dans le message (CA-02)',
    ]);
    expect(faults({ contact: { subject: 'Vide-grenier : bibelots en vente' } })).toEqual([]);
  });

  it('CA-03: an SMS bears no link but the one of the survey, and so none to pay by', () => {
    const answer = (answerText: string): Change => ({ kind: 'answer', channel: 'sms', facts: { answerText } });
    expect(faults(answer('Payez sur https://www.payfip.example/1'), 'closing')).toEqual([
      'un lien est dans un SMS (CA-03)',
    ]);
    expect(faults(answer('Voir www.ville.example'), 'closing')).toEqual(['un lien est dans un SMS (CA-03)']);
    expect(faults(answer('Votre carte est prête'), 'closing')).toEqual([]);
  });

  it('CA-03: an SMS is no longer than a carrier takes', () => {
    const answer = (length: number): Change => ({
      kind: 'answer',
      channel: 'sms',
      facts: { answerText: 'a'.repeat(length) },
    });
    expect(faults(answer(1_300), 'closing')).toEqual([]);
    expect(faults(answer(1_600), 'closing')).toEqual(['le texte est trop long pour un SMS (CA-03)']);
  });

  it.each(['Votre aide pour handicap est accordée', 'Carte 4970 1012 3456 7893 refusée'])(
    'CA-03: an SMS says nothing that a locked telephone must not show: %s',
    (answerText) => {
      expect(faults({ kind: 'answer', channel: 'sms', facts: { answerText } }, 'closing')).toEqual([
        'une donnée sensible est dans un SMS (CA-03)',
      ]);
    },
  );

  it('CA-03: what the message does not say does not hold it back, nor the name of an office', () => {
    const missing = { missingDocuments: ['Certificat de vaccination'], missingDeadline: '2027-03-15' };
    expect(faults({ kind: 'written-confirmation', channel: 'sms', facts: missing }, 'phone-confirmation')).toEqual([]);
    expect(faults({ kind: 'orientation', channel: 'sms', pivot: 'cpam' }, 'signposting')).toEqual([]);
  });

  it('CA-03: a démarche about health has no title in an SMS, and its confirmation leaves', () => {
    const told = aTold(saintAubin, {
      kind: 'written-confirmation',
      channel: 'sms',
      demarche: 'verification-vaccination',
    });
    const composed = composeMessage(told);
    expect(composed.ok && composed.message.text).toContain('nous avons note : votre demande.');
  });
});
