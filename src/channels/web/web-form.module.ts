import { Module } from '@nestjs/common';
import { FormPageController } from './form-page.controller.js';
import { Forms } from './forms.js';
import { FormsController } from './forms.controller.js';

/** The public form: a page per town, and its API. Needs the line's way in, the towns and the clock, all global. */
@Module({ controllers: [FormsController, FormPageController], providers: [Forms] })
export class WebFormModule {}
