import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { checkStates, contactStates } from '../dossiers/states.js';
import { JOB_RUNNER, processorOf } from '../platform/queues/index.js';
import { Door } from './intake/door.js';
import { INTAKE_DOOR } from './intake/door.types.js';
import { MAIL_LEDGER } from './intake/ledger/ledger.types.js';
import { Ledger } from './intake/ledger/mail-ledger.js';
import { IntakeStage } from './intake/intake.stage.js';
import { LineStart } from './line-start.js';
import { DeliveryStage } from './loopback/delivery.stage.js';
import { LoopbackStage } from './loopback/loopback.stage.js';
import { Sending } from './loopback/sending.js';
import { Enclosures } from './loopback/enclosures.js';
import { SentCopies } from './loopback/sent-copies.js';
import { Classifiers, preparedClassifiers } from './qualification/classifiers.js';
import { LanguageModel } from './qualification/language-model/index.js';
import { CatalogueModels } from './qualification/models/catalogue-models.js';
import { Comparison } from './qualification/models/comparison.js';
import { Learner } from './qualification/models/learner.js';
import { Retraining } from './qualification/models/retraining.js';
import { Training } from './qualification/models/training.js';
import { QualificationStage } from './qualification/qualification.stage.js';
import { RoutingStage } from './routing/routing.stage.js';
import { STAGES, type Stage } from './stage.js';
import { StageRunner } from './stage.runner.js';
import { stages } from './stages.js';
import { Sweeper } from './sweeper.js';
import { Clockwork } from './timers/index.js';

/** The way in, needed by every process that has a door; the line itself runs where `worker` is true. */
@Global()
@Module({})
export class PipelineModule {
  static register({ worker, concurrency }: { worker: boolean; concurrency: number }): DynamicModule {
    checkStates();
    checkStages();
    const handlers = [IntakeStage, QualificationStage, RoutingStage, LoopbackStage, DeliveryStage];
    const line: Provider[] = [
      ...handlers,
      { provide: STAGES, inject: handlers, useFactory: (...all: Stage[]) => all },
      { provide: JOB_RUNNER, useClass: StageRunner },
      Sending,
      SentCopies,
      Enclosures,
      Sweeper,
      Clockwork,
      Comparison,
      Learner,
      Retraining,
      ...stages.map(({ name }) => processorOf(name, concurrency)),
    ];
    return {
      module: PipelineModule,
      providers: [
        LineStart,
        LanguageModel,
        Training,
        CatalogueModels,
        preparedClassifiers,
        { provide: INTAKE_DOOR, useClass: Door },
        { provide: MAIL_LEDGER, useClass: Ledger },
        ...(worker ? line : []),
      ],
      exports: [
        LineStart,
        LanguageModel,
        Classifiers,
        INTAKE_DOOR,
        MAIL_LEDGER,
        ...(worker ? [Sweeper, Clockwork] : []),
      ],
    };
  }
}

/** Every arrow of the line is an arrow of the contact. */
function checkStages(): void {
  for (const { name, subject, takes, leaves, person } of stages) {
    if (subject !== 'contact') continue;
    const arrows: readonly string[] = contactStates[takes];
    const wrong = [...leaves, person].filter((state) => !arrows.includes(state));
    if (wrong.length > 0)
      throw new Error(
        `the stage ${name} leaves contacts in states that ${takes} does not lead to: ${wrong.join(', ')}`,
      );
  }
}
