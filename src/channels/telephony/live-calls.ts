import { ServiceUnavailableException } from '@nestjs/common';
import { describeError, type Logger } from '../../platform/logs/index.js';
import type { CallJournal } from './call-journal.js';
import { isCallOver } from './call-outcome.js';
import { readCall, type CallWebhook } from './call-params.js';
import { firstDestination, isAnswered, nextDestination, type Destination, type Heard } from './destinations.js';
import type { FoundLine, KnownLines } from './known-lines.js';
import type { DangerIn, HintFor, TelephonySettings } from './lines.js';
import { sentences } from './sentences.js';
import { greeting, nothing, putThrough, sayAndHangUp } from './twiml.js';
import { understand } from './understand.js';
import { callUrls } from './urls.js';

/**
 * A call, from the first ring to the last callback. The first three verbs answer with TwiML and never throw: whatever
 * fails on our side, the caller reaches a person or hears why not.
 */
export class LiveCalls {
  constructor(
    private readonly lines: KnownLines,
    private readonly journal: CallJournal,
    private readonly ears: { hint: HintFor; danger: DangerIn },
    private readonly settings: TelephonySettings,
    private readonly logger: Logger,
  ) {}

  /** The call rings: it is stored, then greeted. */
  async incoming(form: unknown): Promise<string> {
    const call = readCall(form);
    return this.withLine(call, call.dialled, async (found) => {
      try {
        await this.journal.open(call, found);
      } catch (error) {
        this.failed('open', call, error);
        return this.next(call, found, [], sentences.trouble, 'failed');
      }
      return greeting(found.line, callUrls(this.settings.publicUrl, found.number));
    });
  }

  /** The caller has spoken, pressed a key, or kept silent. */
  async question(form: unknown, line: string): Promise<string> {
    const call = readCall(form);
    return this.withLine(call, [line], async (found) => {
      const { words, digit } = call;
      await this.written('question', call, () => this.journal.note(call, found, 'question', { words, digit }));
      const heard = await understand(found.line, call, this.ears, (error) => this.failed('understand', call, error));
      await this.written('heard', call, () => this.noteHeard(call, found, heard));
      const destination = firstDestination(found.line, heard);
      return this.ring(call, found, [], sentenceFor(destination, found, heard), destination);
    });
  }

  /** A desk was rung, and this is what became of it. `tried` ends with its number. */
  async dialled(form: unknown, line: string, tried: string[]): Promise<string> {
    const call = readCall(form);
    return this.withLine(call, [line], async (found) => {
      const status = call.dialStatus;
      await this.written('dialled', call, () =>
        this.journal.note(call, found, 'dialled', { leg: tried.length, status }),
      );
      if (isCallOver(call.status)) {
        await this.written('finish', call, () => this.journal.finishIfEnded(call, found));
        return nothing();
      }
      if (isAnswered(status)) return sayAndHangUp(sentences.thanks);
      return this.next(call, found, tried, sentences.unreachable, status);
    });
  }

  /** A step in the life of a desk's leg. Answers 503 when it could not be written down. */
  async legStatus(form: unknown, line: string, leg: number): Promise<void> {
    const call = readCall(form);
    await this.told('leg', call, [line], async (found) => {
      if (!call.parentCallSid) return;
      await this.journal.note(call, found, 'leg', { leg, status: call.status });
    });
  }

  /** A step in the life of the call itself. Answers 503 when it could not be written down. */
  async status(form: unknown): Promise<void> {
    const call = readCall(form);
    await this.told('status', call, call.dialled, async (found) => {
      await this.journal.reopenIfLost(call, found);
      await this.journal.note(call, found, 'status', { status: call.status, seconds: call.seconds });
    });
  }

  private async told(
    step: string,
    call: CallWebhook,
    numbers: string[],
    write: (found: FoundLine) => Promise<void>,
  ): Promise<void> {
    try {
      const found = await this.lines.find(numbers);
      if (!found) return;
      await write(found);
      if (isCallOver(call.status)) await this.journal.finishIfEnded(call, found);
    } catch (error) {
      this.failed(step, call, error);
      throw new ServiceUnavailableException();
    }
  }

  private async withLine(
    call: CallWebhook,
    numbers: string[],
    answer: (found: FoundLine) => Promise<string>,
  ): Promise<string> {
    try {
      const found = await this.lines.find(numbers);
      if (found) return await answer(found);
      await this.written('refuse', call, () => this.journal.refuse(call));
      return sayAndHangUp(sentences.unknownNumber);
    } catch (error) {
      this.failed('line', call, error);
      return sayAndHangUp(sentences.outOfOrder);
    }
  }

  /** Rings the next person; when there is none left, says so. */
  private async next(call: CallWebhook, found: FoundLine, tried: string[], sentence: string, status: string) {
    const destination = nextDestination(found.line, tried, status);
    if (destination) return this.ring(call, found, tried, sentence, destination);
    await this.written('unanswered', call, () => this.journal.note(call, found, 'unanswered', {}));
    return sayAndHangUp(call.caller === null ? sentences.noCallBack : sentences.callBack);
  }

  private async ring(call: CallWebhook, found: FoundLine, tried: string[], sentence: string, destination: Destination) {
    const leg = tried.length + 1;
    await this.written('dial', call, () => this.journal.note(call, found, 'dial', { ...destination, leg }));
    const { publicUrl, ringSeconds } = this.settings;
    // The carrier will not ring a desk on behalf of nobody.
    const callerId = call.caller === null ? call.to : null;
    return putThrough({ sentence, destination, tried, urls: callUrls(publicUrl, found.number), ringSeconds, callerId });
  }

  private async noteHeard(call: CallWebhook, found: FoundLine, { danger, hint }: Heard): Promise<void> {
    if (danger) await this.journal.note(call, found, 'danger', danger);
    if (!hint) return;
    const { serviceId, demarche, confidence } = hint;
    await this.journal.note(call, found, 'hint', { serviceId, demarche, confidence });
  }

  /** The caller is put through even when it cannot be written down. */
  private async written(step: string, call: CallWebhook, write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.failed(step, call, error);
    }
  }

  private failed(step: string, { callSid }: CallWebhook, error: unknown): void {
    this.logger.error({ callSid, step, ...describeError(error) }, 'a step of a call failed');
  }
}

function sentenceFor({ reason }: Destination, { line }: FoundLine, { danger }: Heard): string {
  if (danger?.level === 'emergency') return sentences.danger(danger.numbers);
  if (reason === 'closed') return sentences.closed(line.service?.name ?? '');
  if (reason === 'hint') return sentences.toHintedService;
  return reason === 'dialled' && line.service ? sentences.toService(line.service.name) : sentences.toSwitchboard;
}
