import { Body, Controller, Get, HttpStatus, Ip, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { words } from '../../platform/http/index.js';
import { Towns, type Town } from '../../towns/index.js';
import type { Survey } from '../../dossiers/survey-answers.js';
import { behindSecret } from './behind-secret.js';
import { sendPage } from './html/send-page.js';
import { noSuchSurveyPage, refusedPage, surveyPage, wordsLength } from './html/survey-page.js';
import { Surveys } from './surveys.js';

/** What the form posts. A field left empty is a field not given; what does not fit is left out rather than the answer lost. */
const posted = z
  .object({
    solved: z.enum(['yes', 'no']).optional().catch(undefined),
    refuse: z.literal('yes').optional().catch(undefined),
    satisfaction: z.coerce.number().int().min(1).max(5).nullable().catch(null).default(null),
    words: words(wordsLength).nullable().catch(null).default(null),
  })
  // No form of ours posts a list or a word.
  .catch({ satisfaction: null, words: null });

/**
 * The page behind the link of T11. To look at it changes nothing: scanners of mail open every link before the usager does.
 * One click on a button answers.
 */
@ApiExcludeController()
@Controller('avis/:town/:secret')
export class SurveyPageController {
  constructor(
    private readonly surveys: Surveys,
    private readonly towns: Towns,
  ) {}

  @Get()
  show(
    @Param('town') slug: string,
    @Param('secret') secret: string,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.about(slug, secret, address, reply, (town, survey) =>
      sendPage(reply, HttpStatus.OK, surveyPage(town, survey, secret)),
    );
  }

  @Post()
  send(
    @Param('town') slug: string,
    @Param('secret') secret: string,
    @Body() body: unknown,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.about(slug, secret, address, reply, async (town, survey) => {
      const { solved, refuse, satisfaction, words: said } = posted.parse(body);
      if (refuse) {
        await this.surveys.refuse(town, survey);
        return sendPage(reply, HttpStatus.OK, refusedPage(town));
      }
      if (solved) await this.surveys.answer(town, survey, { solved: solved === 'yes', satisfaction, words: said });
      // Read again: loading the page a second time sends nothing a second time.
      await reply.redirect(`/avis/${town.slug}/${secret}`, HttpStatus.SEE_OTHER);
    });
  }

  private about(
    slug: string,
    secret: string,
    address: string,
    reply: FastifyReply,
    show: (town: Town, survey: Survey) => Promise<void>,
  ): Promise<void> {
    return behindSecret(reply, noSuchSurveyPage, async () => {
      const town = await this.towns.bySlug(slug);
      const survey = town && (await this.surveys.find(town, secret, address));
      return survey && (() => show(town, survey));
    });
  }
}
