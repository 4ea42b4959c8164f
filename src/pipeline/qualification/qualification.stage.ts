import { Inject, Injectable } from '@nestjs/common';
import { isForged } from '../../dossiers/answered.js';
import { joinDossier } from '../../dossiers/join-dossier.js';
import { alertOfBurst } from '../../dossiers/mail-brakes.js';
import { withoutMasks } from '../../dossiers/mask/index.js';
import { anotherAnswerDueAt, reminderAt } from '../../dossiers/reminders.js';
import { saidSender, wordsOf, type ContactRow } from '../../dossiers/rows.js';
import { program } from '../../dossiers/timeline.js';
import { Clock } from '../../platform/clock/index.js';
import { ENVIRONMENT, type Environment } from '../../platform/config/index.js';
import { TownDatabase, type TownTransaction } from '../../platform/database/index.js';
import { Towns, type Town } from '../../towns/index.js';
import { done, toHuman, type Outcome, type Stage } from '../stage.js';
import { Classifiers } from './classifiers.js';
import { emergenciesSaid } from './danger/index.js';
import { decide, isSure, type Decision, type Known } from './decide.js';
import { identitiesOf, likelyIdentities, peopleIn, type Identity } from './identity/index.js';
import { keepQualification, nothingFound } from './keep-qualification.js';
import { blend, LanguageModel, type Opinion } from './language-model/index.js';
import { missedCall } from './missed-call.js';
import { openProvisional } from './provisional.js';
import {
  asksAgainIn,
  candidatesFor,
  keepNeed,
  sameNeed,
  type Arriving,
  type Candidate,
  type Judged,
} from './same-need/index.js';
import { signalsOfDossiers, weigh, type Signal } from './signals/index.js';
import { surroundingsOf, type Surroundings } from './surroundings.js';
import { topicOf, type Thread, type Topic } from './threads/index.js';
import { understand, type Understood } from './understand.js';

const guessesKept = 5;
const guessesCompared = 3;

/** What a contact says, by which model, and what the town's language model thinks of it. */
interface Read {
  understood: Understood;
  modelVersion: number | null;
  opinion: Opinion | null;
}

interface Followed extends Known {
  told: Understood['told'];
  thread: Thread;
  topic: Topic;
  /** All the files of the person it comes from; none when nobody is sure. */
  usagerIds: readonly string[];
}

/**
 * Who is it, what is it about, is it told again, is somebody in danger, how sure are we? Under the threshold a person says.
 */
@Injectable()
export class QualificationStage implements Stage<'contact', Read | undefined> {
  readonly name = 'qualification';

  constructor(
    @Inject(Towns) private readonly towns: Towns,
    @Inject(Classifiers) private readonly classifiers: Classifiers,
    @Inject(LanguageModel) private readonly languageModel: LanguageModel,
    @Inject(TownDatabase) private readonly database: TownDatabase,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async ridesAlone(townId: string): Promise<boolean> {
    return (await this.towns.byId(townId)).configuration.language_model !== undefined;
  }

  /** Asks the town's language model, where it has one. */
  async prepare(townId: string, contactId: string): Promise<Read | undefined> {
    if (!(await this.ridesAlone(townId))) return undefined;
    const town = await this.towns.byId(townId);
    const [contact] = await this.database.inTown(townId, (tx) =>
      tx.query<ContactRow>('SELECT * FROM contact WHERE town_id = $1 AND id = $2', [townId, contactId]),
    );
    if (!contact || contact.kind === 'automatic') return undefined;
    const read = this.read(town, contact);
    return { ...read, opinion: await this.languageModel.opinionOf(town, contact, read.understood.guesses) };
  }

  private read(town: Town, contact: ContactRow): Read {
    const model = this.classifiers.of(town);
    return { understood: understand(contact, town, model), modelVersion: model.version, opinion: null };
  }

  async run(tx: TownTransaction, contact: ContactRow, prepared?: Read): Promise<Outcome> {
    const town = await this.towns.byId(tx.townId);
    if (contact.kind === 'automatic') return this.toRead(tx, town, contact);
    const at = this.clock.now();
    const { understood: whole, modelVersion, opinion } = prepared ?? this.read(town, contact);
    const sender = saidSender(contact);
    const { identities, perhaps } = whoIn(contact, town);
    const around = await surroundingsOf(tx, contact, identities, perhaps, town, at);
    const { thread } = around;
    const topic = this.topicOf(town, contact, thread, whole);
    // The subject of an answer is ours: it says nothing of what else is asked.
    const understood = topic === 'another' ? this.read(town, { ...contact, subject: null }).understood : whole;
    const answered = topic === 'another' ? null : thread;
    const guessesWith = (more: readonly Signal[]) =>
      blend(weigh(understood.guesses, [...understood.signals, ...more]), opinion);
    // A dossier is compared with what was said, not with what it makes likelier itself, nor with the line that was dialled alone.
    const said = understood.guesses.length > 0 ? guessesWith([]) : [];
    const need = this.needOf(contact, town, { ...understood, guesses: said }, around);
    const candidates = need ? await candidatesFor(tx, town, contact.id, need, at) : [];
    const judged = need ? sameNeed(candidates, need, town) : [];
    const open = candidates.filter((candidate) => isOpenOf(candidate, need!));
    const known: Known = {
      contact,
      ...understood,
      ...around,
      repliesTo: answered?.joins?.id ?? null,
      guesses: guessesWith(signalsOfDossiers(open, answered?.demarche ?? null, town)),
      judged: judged.filter((one) => mayBeTheirs(one, need!)),
    };
    const decision = decide(known, town, this.environment.QUALIFICATION_THRESHOLD);
    const usagerId = await keepQualification(tx, {
      contactId: contact.id,
      name: sender.name ?? null,
      identities,
      recognition: around.recognition,
      language: understood.language,
      ...judgement(decision, contact, around.decided),
      guesses: known.guesses.slice(0, guessesKept),
      segments: known.segments,
      dangers: known.dangers,
      modelVersion,
    });
    await keepNeed(tx, contact.id, understood.told.places, decision.decision === 'joined' ? [] : judged, at);
    return this.follow(tx, town, { ...contact, usager_id: usagerId }, decision, {
      ...known,
      told: understood.told,
      thread,
      topic,
      usagerIds: around.recognition.certain?.usagerIds ?? [],
    });
  }

  /** A person may be behind a machine's words: of those, an emergency alone is marked on the pile where they are read. */
  private async toRead(tx: TownTransaction, town: Town, { id, reading, ...words }: ContactRow): Promise<Outcome> {
    const dangers = emergenciesSaid(wordsOf(words), town, reading?.mail?.relay?.note);
    if (dangers.length === 0) return done('to-read', [], reading?.mail?.kind ?? 'automatic');
    await keepQualification(tx, { ...nothingFound, contactId: id, dangers, reason: 'danger' });
    return done('to-read', [], 'danger');
  }

  /** Whoever reads of danger reads the whole of it at once. */
  private topicOf(town: Town, { body }: ContactRow, { joins, isThanks, hasFiles }: Thread, whole: Understood): Topic {
    if (!joins || isThanks || whole.dangers.length > 0 || !body) return 'same';
    const text = withoutMasks(body);
    const words = {
      text,
      guesses: this.classifiers.of(town).classify(text),
      requests: whole.segments.length,
      asksAgain: asksAgainIn(text),
      hasFiles,
    };
    return topicOf(words, joins, town, (guess) => isSure(guess, town, this.environment.QUALIFICATION_THRESHOLD));
  }

  /** What is asked again is looked for among the dossiers; several things at once are not (J24). */
  private needOf(
    { facts, received_at: receivedAt }: ContactRow,
    town: Town,
    { guesses, segments, told }: Understood,
    { recognition: { certain, likely }, decided }: Surroundings,
  ): Arriving | null {
    if (segments.length > 1 || (facts.demarches?.length ?? 0) > 1) return null;
    const said = decided ? [decided] : facts.demarches;
    const [best] = guesses;
    return {
      ...told,
      usagerIds: certain?.usagerIds ?? [],
      likelyUsagerIds: likely.flatMap(({ usagerIds }) => usagerIds),
      demarches: said ?? guesses.slice(0, guessesCompared).map(({ demarche }) => demarche),
      isDecided:
        said !== undefined || (best !== undefined && isSure(best, town, this.environment.QUALIFICATION_THRESHOLD)),
      receivedAt,
    };
  }

  private async follow(
    tx: TownTransaction,
    town: Town,
    contact: ContactRow,
    decision: Decision,
    known: Followed,
  ): Promise<Outcome> {
    const at = this.clock.now();
    switch (decision.decision) {
      case 'qualified':
        return done('qualified', [{ stage: 'routing', subjectId: contact.id }]);
      case 'answered':
        return done('answered');
      case 'to-read':
        if (contact.sender.email) await alertOfBurst(tx, contact.sender.email, at);
        return done('to-read', [], decision.reason);
      case 'joined':
        return this.join(tx, town, contact, decision.dossierId, known);
      case 'to-person': {
        const { dangers } = known;
        const missed = dangers.length === 0 ? await missedCall(tx, town, contact, at) : null;
        if (missed?.is === 'joined') return done('joined');
        if (missed) return toHuman(decision.reason, [{ stage: 'loopback', subjectId: missed.dossierId }]);
        const mayAnswer = decision.reason !== 'danger' && decision.reason !== 'forged';
        const dossierId = await openProvisional(tx, town, contact, contact.usager_id, { dangers, mayAnswer }, at);
        return toHuman(decision.reason, dossierId ? [{ stage: 'loopback', subjectId: dossierId }] : []);
      }
      default:
        return decision satisfies never;
    }
  }

  private async join(
    tx: TownTransaction,
    town: Town,
    contact: ContactRow,
    dossierId: string,
    { dangers, repliesTo, thread, topic, told, judged, usagerIds }: Followed,
  ): Promise<Outcome> {
    const answersUs = repliesTo === dossierId;
    const { owesWord } = await joinDossier(tx, dossierId, contact.id, {
      at: this.clock.now(),
      answerDueAt: anotherAnswerDueAt(town, contact.received_at),
      danger: dangers[0]?.level ?? null,
      reminder: reminderAt(town, contact.received_at),
      // The same person asking the same again reminds us, whatever the words (J19).
      asksAgain: told.asksAgain || (!answersUs && isOwn(judged, dossierId, usagerIds)),
      answersUs,
      isThanks: answersUs && thread.isThanks,
      isPerhapsAnother: answersUs && topic === 'perhaps-another',
    });
    return done('joined', owesWord ? [{ stage: 'loopback', subjectId: dossierId }] : []);
  }
}

/** Who a contact says that it comes from, and whom its words speak of; nobody, where the sender is forged. */
function whoIn(contact: ContactRow, town: Town): Record<'identities' | 'perhaps', readonly Identity[]> {
  if (isForged(contact)) return { identities: [], perhaps: [] };
  const identities = identitiesOf(saidSender(contact));
  const people = peopleIn(contact.body ?? '', { kind: kinds[contact.channel], town: town.configuration });
  return { identities, perhaps: likelyIdentities(people, identities) };
}

const kinds = { email: 'mail', letter: 'letter', call: 'call', web_form: 'form', counter: 'form' } as const;

/** What the usager waits for; one who is not surely known has nothing that may be told at the pile. */
function isOpenOf({ closedAt, usagerId }: Candidate, { usagerIds }: Arriving): boolean {
  return closedAt === null && usagerId !== null && usagerIds.includes(usagerId);
}

/** A neighbour's report of the same lamp post is offered to the service; it holds nobody up. */
function mayBeTheirs({ candidate, grade }: Judged, { usagerIds, likelyUsagerIds, numbers }: Arriving): boolean {
  if (grade === 'certain' || numbers.includes(candidate.number)) return true;
  return candidate.usagerId !== null && [...usagerIds, ...likelyUsagerIds].includes(candidate.usagerId);
}

function isOwn(judged: readonly Judged[], dossierId: string, usagerIds: readonly string[]): boolean {
  return judged.some(
    ({ candidate: { id, usagerId } }) => id === dossierId && usagerId !== null && usagerIds.includes(usagerId),
  );
}

function judgement(decision: Decision, contact: ContactRow, decided: string | null) {
  // What somebody of the town hall decided since has its own row, which stays the last word.
  const byPerson = decided === null && (contact.facts.demarches !== undefined || contact.facts.answered === true);
  return {
    decision: byPerson ? ('human' as const) : ('auto' as const),
    decidedBy: byPerson ? (contact.facts.agent ?? 'usager') : program,
    demarche: 'demarche' in decision ? decision.demarche : null,
    confidence: 'confidence' in decision ? decision.confidence : null,
    reason: 'reason' in decision ? decision.reason : null,
  };
}
