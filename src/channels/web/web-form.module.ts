import { Module } from '@nestjs/common';
import { FormPageController } from './form-page.controller.js';
import { Forms } from './forms.js';
import { FormsController } from './forms.controller.js';
import { SurveyPageController } from './survey-page.controller.js';
import { Surveys } from './surveys.js';

/** The public form: a page per town, and its API; and the page where an usager says whether it is solved. Needs the line's way in, the towns and the clock, all global. */
@Module({ controllers: [FormsController, FormPageController, SurveyPageController], providers: [Forms, Surveys] })
export class WebFormModule {}
