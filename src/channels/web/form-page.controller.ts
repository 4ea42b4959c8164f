import { Body, Controller, Get, HttpStatus, Ip, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { KeyTaken, type FieldError } from '../../platform/http/index.js';
import { Towns, type Town } from '../../towns/index.js';
import { Forms, TooManyForms } from './forms.js';
import { formPage } from './html/form-page.js';
import { noSuchTownPage, savedPage } from './html/other-pages.js';
import { sendPage } from './html/send-page.js';
import { asGiven, readPosted, type Posted } from './posted.js';

const trapped: FieldError = { field: 'website', message: 'Effacez ce qui est écrit dans ce champ.' };
const notSent: FieldError = {
  field: 'message',
  message:
    'Une autre demande est déjà partie de cette page. Celle-ci ne l’est pas encore : relisez-la, puis envoyez-la.',
};

/** The public form as a page: plain HTML, answered with HTML. */
@ApiExcludeController()
@Controller('formulaire/:town')
export class FormPageController {
  constructor(
    private readonly forms: Forms,
    private readonly towns: Towns,
  ) {}

  @Get()
  async show(
    @Param('town') slug: string,
    @Query('demarche') demarche: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const town = await this.towns.bySlug(slug);
    if (!town) return sendPage(reply, HttpStatus.NOT_FOUND, noSuchTownPage());
    const empty = readPosted({ demarche, idempotencyKey: randomUUID() });
    return sendPage(reply, HttpStatus.OK, page(town, empty, []));
  }

  @Post()
  async send(
    @Param('town') slug: string,
    @Body() body: unknown,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const town = await this.towns.bySlug(slug);
    if (!town) return sendPage(reply, HttpStatus.NOT_FOUND, noSuchTownPage());
    const posted = readPosted(body);
    if (posted.step === 'documents') return sendPage(reply, HttpStatus.OK, page(town, posted, []));
    if (posted.values.website) {
      await this.forms.refuse(town, 'robot');
      return sendPage(reply, HttpStatus.UNPROCESSABLE_ENTITY, page(town, posted, [trapped]));
    }
    return this.take(town, posted, address, reply);
  }

  private async take(town: Town, posted: Posted, address: string, reply: FastifyReply): Promise<void> {
    try {
      const received = await this.forms.receive(town, asGiven(posted), address);
      if (!received.ok)
        return await sendPage(reply, HttpStatus.UNPROCESSABLE_ENTITY, page(town, posted, received.errors));
      return await sendPage(reply, HttpStatus.CREATED, savedPage(town, received.receivedAt));
    } catch (error) {
      if (error instanceof KeyTaken)
        return sendPage(reply, HttpStatus.CONFLICT, page(town, withoutKey(posted), [notSent]));
      if (!(error instanceof TooManyForms)) throw error;
      reply.header('retry-after', error.retryAfterSeconds);
      return sendPage(
        reply,
        HttpStatus.TOO_MANY_REQUESTS,
        page(town, posted, [{ field: 'message', message: error.message }]),
      );
    }
  }
}

/** To be sent as a form of its own. */
function withoutKey(posted: Posted): Posted {
  return { ...posted, values: { ...posted.values, idempotencyKey: '' } };
}

/** The form with what was typed in it. */
function page(town: Town, { values, documents }: Posted, errors: readonly FieldError[]): string {
  const key = values.idempotencyKey || randomUUID();
  return formPage(town, {
    values,
    errors,
    key,
    documents,
    demarche: town.demarches.get(values.demarche ?? '') ?? null,
  });
}
