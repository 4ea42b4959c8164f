import { Module } from '@nestjs/common';
import { AnswersController } from './answers/answers.controller.js';
import { Answers } from './answers/answers.js';
import { AskingController } from './asking/asking.controller.js';
import { DocumentRequests } from './asking/document-requests.js';
import { CallBacks } from './calling-back/call-backs.js';
import { CallBacksController } from './calling-back/call-backs.controller.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { Contacts } from './contacts/contacts.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { Corrections } from './deciding/corrections.js';
import { DebtsController } from './debts/debts.controller.js';
import { OwedWords } from './debts/owed-words.js';
import { DecidingController } from './deciding/deciding.controller.js';
import { Decisions } from './deciding/decisions.js';
import { DocumentsController } from './documents/documents.controller.js';
import { Documents } from './documents/documents.js';
import { SentMessages } from './documents/sent-messages.js';
import { SentMessagesController } from './documents/sent-messages.controller.js';
import { Closings } from './dossiers/closings.js';
import { DossiersController } from './dossiers/dossiers.controller.js';
import { Dossiers } from './dossiers/dossiers.js';
import { EventsController } from './events/events.controller.js';
import { TownChanges } from './events/town-changes.js';
import { Indicators } from './kpis/indicators.js';
import { KpisController } from './kpis/kpis.controller.js';
import { Models } from './models/models.js';
import { ModelsController } from './models/models.controller.js';
import { Detachments } from './joining/detachments.js';
import { JoiningController } from './joining/joining.controller.js';
import { Joinings } from './joining/joinings.js';
import { PayingController } from './paying/paying.controller.js';
import { Resolutions } from './paying/resolutions.js';
import { Settlements } from './paying/settlements.js';
import { TaskCompletions } from './paying/task-completions.js';
import { AttentionController } from './piles/attention.controller.js';
import { Attentions } from './piles/attentions.js';
import { PilesController } from './piles/piles.controller.js';
import { Piles } from './piles/piles.js';
import { ReconciliationController } from './reconciliation/reconciliation.controller.js';
import { Reconciliations } from './reconciliation/reconciliations.js';
import { Routes } from './routes/routes.js';
import { RoutesController } from './routes/routes.controller.js';
import { Senders } from './usagers/senders.js';
import { SendersController } from './usagers/senders.controller.js';
import { Escalations } from './tasks/escalations.js';
import { Reassignments } from './tasks/reassignments.js';
import { Takings } from './tasks/takings.js';
import { Tasks } from './tasks/tasks.js';
import { TasksController } from './tasks/tasks.controller.js';
import { FollowUp } from './transmissions/follow-up.js';
import { Transmissions } from './transmissions/transmissions.js';
import { TransmissionsController } from './transmissions/transmissions.controller.js';
import { UsagerChanges } from './usagers/usager-changes.js';
import { Usagers } from './usagers/usagers.js';
import { UsagersController } from './usagers/usagers.controller.js';
import { DeskWork } from './acting/desk-work.js';

/** What people of the town halls work with. Needs the platform, the towns, the line's way in and the access guard, all global. */
@Module({
  controllers: [
    ContactsController,
    DecidingController,
    JoiningController,
    PilesController,
    AttentionController,
    UsagersController,
    SendersController,
    DossiersController,
    PayingController,
    TasksController,
    CallBacksController,
    DebtsController,
    TransmissionsController,
    AskingController,
    AnswersController,
    DocumentsController,
    SentMessagesController,
    CatalogueController,
    RoutesController,
    EventsController,
    ReconciliationController,
    KpisController,
    ModelsController,
  ],
  providers: [
    DeskWork,
    Contacts,
    Decisions,
    Joinings,
    Detachments,
    Corrections,
    Piles,
    Attentions,
    Usagers,
    UsagerChanges,
    Senders,
    Dossiers,
    Closings,
    DocumentRequests,
    Answers,
    TaskCompletions,
    CallBacks,
    Tasks,
    Takings,
    Reassignments,
    Escalations,
    OwedWords,
    Settlements,
    Resolutions,
    Transmissions,
    FollowUp,
    Documents,
    SentMessages,
    TownChanges,
    Reconciliations,
    Indicators,
    Routes,
    Models,
  ],
})
export class DesksModule {}
