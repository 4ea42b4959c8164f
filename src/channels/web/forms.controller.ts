import { Body, Controller, Headers, HttpCode, Ip, NotFoundException, Param, Post, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Invalid } from '../../platform/http/index.js';
import { Towns } from '../../towns/index.js';
import { FormBody, FormTaken } from './form.dto.js';
import { Forms, TooManyForms } from './forms.js';

/** The public form for programs: a town's website sends what its visitors wrote. No session, no key. */
@ApiTags('public')
@Controller('api/public/towns/:town/forms')
export class FormsController {
  constructor(
    private readonly forms: Forms,
    private readonly towns: Towns,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Instead of `idempotencyKey` in the body.' })
  @ApiBody({ type: FormBody })
  @ApiCreatedResponse({ type: FormTaken })
  @ApiNotFoundResponse({ description: 'No town is called so.' })
  @ApiUnprocessableEntityResponse({ description: '`errors`: each field and what is wrong with it, in French.' })
  @ApiConflictResponse({ description: 'The key came before with another form: this one is not stored.' })
  @ApiTooManyRequestsResponse({ description: 'More than 20 forms in ten minutes from one address.' })
  async receive(
    @Param('town') slug: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FormTaken> {
    const town = await this.towns.bySlug(slug);
    if (!town) throw new NotFoundException();
    const given = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
    const received = await this.forms
      .receive(town, { ...given, ...(key && { idempotencyKey: key }) }, address)
      .catch((error: unknown) => {
        if (error instanceof TooManyForms) reply.header('retry-after', error.retryAfterSeconds);
        throw error;
      });
    if (!received.ok) throw new Invalid(received.errors);
    return { contactId: received.contactId };
  }
}
