import { Module } from '@nestjs/common';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { Contacts } from './contacts/contacts.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { DecidingController } from './deciding/deciding.controller.js';
import { Decisions } from './deciding/decisions.js';
import { DocumentsController } from './documents/documents.controller.js';
import { Documents } from './documents/documents.js';
import { Closings } from './dossiers/closings.js';
import { DossiersController } from './dossiers/dossiers.controller.js';
import { Dossiers } from './dossiers/dossiers.js';
import { EventsController } from './events/events.controller.js';
import { TownChanges } from './events/town-changes.js';
import { PayingController } from './paying/paying.controller.js';
import { Resolutions } from './paying/resolutions.js';
import { Settlements } from './paying/settlements.js';
import { TaskCompletions } from './paying/task-completions.js';
import { PilesController } from './piles/piles.controller.js';
import { Piles } from './piles/piles.js';
import { ReconciliationController } from './reconciliation/reconciliation.controller.js';
import { Reconciliations } from './reconciliation/reconciliations.js';
import { DeskWork } from './work/desk-work.js';

/** What people of the town halls work with. Needs the platform, the towns, the line's way in and the access guard, all global. */
@Module({
  controllers: [
    ContactsController,
    DecidingController,
    PilesController,
    DossiersController,
    PayingController,
    DocumentsController,
    CatalogueController,
    EventsController,
    ReconciliationController,
  ],
  providers: [
    DeskWork,
    Contacts,
    Decisions,
    Piles,
    Dossiers,
    Closings,
    TaskCompletions,
    Settlements,
    Resolutions,
    Documents,
    TownChanges,
    Reconciliations,
  ],
})
export class DesksModule {}
