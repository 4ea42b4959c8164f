import { HttpException, HttpStatus, Injectable } from '@nestjs/common';
import {
  answerSurvey,
  refuseSurveys,
  surveyOf,
  type Survey,
  type SurveyAnswer,
} from '../../dossiers/survey-answers.js';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase } from '../../platform/database/index.js';
import type { Town } from '../../towns/index.js';
import { Brake } from './brake.js';

/** « Is it solved? », as the usager who has its link sees it. The secret in the link is all they need, and never logged. */
@Injectable()
export class Surveys {
  /** Of secrets that are nobody's: whoever guesses is slowed down, whoever answers is not, though they share an address. */
  private readonly brake = new Brake();

  constructor(
    private readonly database: TownDatabase,
    private readonly clock: Clock,
  ) {}

  /** @returns null when nothing is asked by that secret. @throws TooManyGuesses */
  async find(town: Town, secret: string, address: string): Promise<Survey | null> {
    const now = this.clock.now();
    const found = await this.database.inTown(town.id, (tx) => surveyOf(tx, secret, now));
    if (!found && this.brake.wait(address, now) > 0) throw new TooManyGuesses();
    return found;
  }

  /** The first answer stands. */
  answer(town: Town, survey: Survey, answer: SurveyAnswer): Promise<void> {
    return this.database.inTown(town.id, (tx) => answerSurvey(tx, town, survey, answer, this.clock.now()));
  }

  refuse(town: Town, survey: Survey): Promise<void> {
    return this.database.inTown(town.id, (tx) => refuseSurveys(tx, survey, this.clock.now()));
  }
}

export class TooManyGuesses extends HttpException {
  constructor() {
    super('Beaucoup d’adresses inconnues ont été essayées de cette connexion.', HttpStatus.TOO_MANY_REQUESTS);
  }
}
