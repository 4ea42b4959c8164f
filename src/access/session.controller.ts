import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpException,
  HttpStatus,
  Post,
  Req,
  Res,
  UnauthorizedException,
  UseGuards,
} from '@nestjs/common';
import {
  ApiBody,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnauthorizedResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Valid } from '../platform/http/index.js';
import { Callers } from './callers.js';
import { OwnOrigin } from './own-origin.js';
import { Public } from './public.js';
import { credentials, Credentials, Session, sessionOf } from './session.dto.js';
import { SignIn } from './sign-in.js';
import { SignedIn } from './signed-in.js';

/** Signing in and out. Public, or nobody could; but only from our own pages. */
@ApiTags('session')
@Public()
@UseGuards(OwnOrigin)
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly callers: Callers,
    private readonly signIn: SignIn,
    private readonly signedIn: SignedIn,
  ) {}

  /** Who am I? In the demo, at the machine itself, asking signs the visitor in. */
  @Get()
  @ApiOkResponse({ type: Session })
  @ApiUnauthorizedResponse({ description: 'Nobody is signed in.' })
  async who(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Session> {
    const caller = (await this.callers.of(request)) ?? (await this.signedIn.visitor(request, reply));
    if (!caller) throw new UnauthorizedException('Connectez-vous pour continuer.');
    return sessionOf(caller);
  }

  /** Signs in for twelve hours. */
  @Post()
  @HttpCode(200)
  @ApiBody({ type: Credentials })
  @ApiOkResponse({ type: Session })
  @ApiUnauthorizedResponse({ description: 'Unknown login or wrong password.' })
  @ApiTooManyRequestsResponse({ description: 'Too many failures of this login; `Retry-After` says how long to wait.' })
  @ApiUnprocessableEntityResponse({ description: '`{ errors: [{ field, message }] }`' })
  async open(
    @Body(new Valid(credentials)) { login, password }: z.infer<typeof credentials>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const outcome = await this.signIn.attempt(login, password, request.ip);
    switch (outcome.is) {
      case 'welcome':
        return sessionOf(await this.signedIn.as(outcome.accountId, reply));
      case 'refused':
        throw new UnauthorizedException('Identifiant ou mot de passe incorrect.');
      case 'braked':
        void reply.header('retry-after', outcome.seconds);
        throw new HttpException(
          'Trop d’essais avec cet identifiant. Réessayez dans un quart d’heure.',
          HttpStatus.TOO_MANY_REQUESTS,
        );
    }
  }

  /** Signs out; without a session too. */
  @Delete()
  @HttpCode(204)
  @ApiNoContentResponse()
  close(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.signedIn.out(request, reply);
  }
}
