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
@Controller('avis')
export class SurveyPageController {
  constructor(
    private readonly surveys: Surveys,
    private readonly towns: Towns,
  ) {}

  /** `<town>/<secret>`. One route for whatever is asked here: mail programmes cut long links, and a usager reads the same words of each. */
  @Get(['', '*'])
  show(@Param('*') path: string | undefined, @Ip() address: string, @Res() reply: FastifyReply): Promise<void> {
    return this.about(path, address, reply, (town, survey, secret) =>
      sendPage(reply, HttpStatus.OK, surveyPage(town, survey, secret)),
    );
  }

  @Post(['', '*'])
  send(
    @Param('*') path: string | undefined,
    @Body() body: unknown,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.about(path, address, reply, async (town, survey, secret) => {
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
    path: string | undefined,
    address: string,
    reply: FastifyReply,
    show: (town: Town, survey: Survey, secret: string) => Promise<void>,
  ): Promise<void> {
    return behindSecret({ path, towns: this.towns, reply }, noSuchSurveyPage, async (town, secret, beyond) => {
      const survey = beyond.length === 0 ? await this.surveys.find(town, secret, address) : null;
      return survey && (() => show(town, survey, secret));
    });
  }
}
