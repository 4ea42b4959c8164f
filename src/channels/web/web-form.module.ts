import { Module } from '@nestjs/common';
import { FilesPageController } from './files-page.controller.js';
import { FormPageController } from './form-page.controller.js';
import { Forms } from './forms.js';
import { FormsController } from './forms.controller.js';
import { LinkedFiles } from './linked-files.js';
import { SurveyPageController } from './survey-page.controller.js';
import { Surveys } from './surveys.js';

/**
 * The public form: a page per town, and its API; the page where an usager says whether it is solved; and the one that has the files
 * a mail could not carry. Needs the line's way in, the towns, the documents and the clock, all global.
 */
@Module({
  controllers: [FormsController, FormPageController, SurveyPageController, FilesPageController],
  providers: [Forms, Surveys, LinkedFiles],
})
export class WebFormModule {}
