import { Inject, Injectable } from '@nestjs/common';
import { wordsOf, type ContactRow } from '../../../dossiers/rows.js';
import { secretFromEnvironment } from '../../../platform/config/index.js';
import { mayBeConfidential, type Town } from '../../../towns/index.js';
import { Clock } from '../../../platform/clock/index.js';
import type { Guess } from '../classifier/index.js';
import { dangersIn } from '../danger/index.js';
import { ask } from './ask.js';
import { Breaker } from './breaker.js';
import { opinionIn, type LanguageModelFailure, type Opinion, type Read } from './opinion.js';
import { question } from './question.js';

/** How a town's model has fared since the program started. No address, no text. */
export interface LanguageModelState {
  town: string;
  ok: boolean;
  answered: number;
  failures: Partial<Record<LanguageModelFailure, number>>;
  lastFailure: LanguageModelFailure | null;
}

interface Kept {
  state: LanguageModelState;
  breaker: Breaker;
  /** Learnt from its first refusal, so as not to ask twice for every contact. */
  knowsSchema: boolean;
}

/** Likelier than this, a démarche of a confidential service keeps the text inside. */
const confidentialMin = 0.05;

/** The second opinion a town may ask of a language model it has chosen (`language_model` in its file); off by default. */
@Injectable()
export class LanguageModel {
  private readonly kept = new Map<string, Kept>();

  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /**
   * Not inside a transaction: it may take as long as the town allows. Never throws.
   * @returns null when the town has none, when the text may not leave, or when no good answer came in time
   */
  async opinionOf(town: Town, contact: ContactRow, guesses: readonly Guess[]): Promise<Opinion | null> {
    const model = town.configuration.language_model;
    const text = wordsOf(contact);
    if (!model || !text.trim() || mustStay(town, contact, guesses, text)) return null;
    const kept = this.keptFor(town);
    if (!kept.breaker.mayTry(this.clock.now().getTime())) return null;
    const base = secretFromEnvironment(model.url.env);
    if (!base) return this.noted(kept, { failure: 'no-address' });
    const key = model.key && secretFromEnvironment(model.key.env);
    const signal = AbortSignal.timeout(model.timeout_ms);
    const read = await this.read(town, kept, text, guesses, (body) => ask(base, key, body, signal));
    return this.noted(kept, read);
  }

  /** For health. */
  states(): LanguageModelState[] {
    return [...this.kept.values()].map(({ state }) => state);
  }

  private async read(
    town: Town,
    kept: Kept,
    text: string,
    guesses: readonly Guess[],
    call: (body: object) => ReturnType<typeof ask>,
  ): Promise<Read> {
    const { model } = town.configuration.language_model!;
    const body = (form: 'json_schema' | 'json_object') => question(town, model, text, guesses, form);
    let answer = await call(body(kept.knowsSchema ? 'json_schema' : 'json_object'));
    if ('failure' in answer && answer.failure === 'form-not-known' && kept.knowsSchema) {
      answer = await call(body('json_object'));
      if ('completion' in answer) kept.knowsSchema = false;
    }
    if ('completion' in answer) return opinionIn(answer.completion, new Set(town.demarches.keys()));
    return { failure: answer.failure === 'form-not-known' ? 'bad-answer' : answer.failure };
  }

  private noted({ state, breaker }: Kept, read: Read): Opinion | null {
    if ('opinion' in read) {
      breaker.succeeded();
      Object.assign(state, { ok: true, answered: state.answered + 1 });
      return read.opinion;
    }
    breaker.failed(this.clock.now().getTime());
    state.failures[read.failure] = (state.failures[read.failure] ?? 0) + 1;
    Object.assign(state, { ok: false, lastFailure: read.failure });
    return null;
  }

  private keptFor({ id, slug }: Town): Kept {
    const known = this.kept.get(id);
    if (known) return known;
    const state: LanguageModelState = { town: slug, ok: true, answered: 0, failures: {}, lastFailure: null };
    const kept = { state, breaker: new Breaker(), knowsSchema: true };
    this.kept.set(id, kept);
    return kept;
  }
}

/** What was said to a confidential service, is likely for one, or speaks of danger, does not leave. */
function mustStay(town: Town, contact: ContactRow, guesses: readonly Guess[], text: string): boolean {
  // Nobody asks what a person has said already; and who answers a dossier, or whom nothing is guessed of, may be anywhere.
  if (contact.facts.demarches || contact.facts.answered || guesses.length === 0) return true;
  if (isAnswer(contact, town, text)) return true;
  if (contact.service_id && town.services.get(contact.service_id)?.confidential) return true;
  const likely = guesses.filter(({ confidence }, at) => at === 0 || confidence >= confidentialMin);
  return likely.some(({ demarche }) => mayBeConfidential(town, demarche)) || dangersIn(text, town).length > 0;
}

function isAnswer({ reading }: ContactRow, { code }: Town, text: string): boolean {
  const { mail } = reading ?? {};
  return (
    (mail?.references ?? []).length > 0 ||
    Boolean(mail?.inReplyTo) ||
    new RegExp(`\\b${code}-\\d{4}-\\d`, 'i').test(text)
  );
}
