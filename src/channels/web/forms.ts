import { HttpException, HttpStatus, Inject, Injectable } from '@nestjs/common';
import { INTAKE_DOOR, type IntakeDoor } from '../../pipeline/intake/door.types.js';
import { Clock } from '../../platform/clock/index.js';
import { KeyTaken } from '../../platform/http/index.js';
import type { Town } from '../../towns/index.js';
import { arrivalOfForm, formSource } from './arrival-of-form.js';
import { Brake } from './brake.js';
import { readForm, type ReadForm } from './read-form.js';

export type Received = { ok: true; contactId: string; receivedAt: Date } | Extract<ReadForm, { ok: false }>;

/** Takes forms in, from the page and from the API alike. */
@Injectable()
export class Forms {
  private readonly brake = new Brake();

  constructor(
    @Inject(INTAKE_DOOR) private readonly door: Pick<IntakeDoor, 'receive' | 'refuse'>,
    private readonly clock: Clock,
  ) {}

  /**
   * Stored before it returns. The same key twice is the same form: nothing is written the second time.
   * @throws TooManyForms
   * @throws KeyTaken when the key came before with another form
   */
  async receive(town: Town, given: Record<string, unknown>, address: string): Promise<Received> {
    const receivedAt = this.clock.now();
    const waitMs = this.brake.wait(address, receivedAt);
    if (waitMs > 0) {
      await this.refuse(town, 'too-many');
      throw new TooManyForms(waitMs);
    }
    const read = readForm(town, given);
    if (!read.ok) {
      await this.refuse(town, 'invalid');
      return read;
    }
    const { contactId, first } = await this.door.receive(arrivalOfForm(town, read.form, receivedAt));
    if (first?.isSame === false) throw new KeyTaken();
    return { ok: true, contactId, receivedAt: first?.receivedAt ?? receivedAt };
  }

  /** Counts a form that was not taken; its sender is told why on the page. */
  refuse({ id }: Town, reason: 'invalid' | 'robot' | 'too-many'): Promise<void> {
    return this.door.refuse({ townId: id, channel: 'web_form', source: formSource, reason });
  }
}

export class TooManyForms extends HttpException {
  readonly retryAfterSeconds: number;

  constructor(waitMs: number) {
    const retryAfterSeconds = Math.ceil(waitMs / 1000);
    const message = `Beaucoup de demandes sont parties de cette connexion. Réessayez dans ${Math.ceil(retryAfterSeconds / 60)} minutes, ou téléphonez à la mairie.`;
    super({ statusCode: HttpStatus.TOO_MANY_REQUESTS, message }, HttpStatus.TOO_MANY_REQUESTS);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
