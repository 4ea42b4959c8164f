import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { contactStates } from '../../dossiers/states.js';
import { Id, Valid } from '../../platform/http/index.js';
import { ContactCard } from './contact-card.dto.js';
import { ContactPage } from './contact-page.dto.js';
import { Contacts } from './contacts.js';
import { contactsQuery } from './contacts-query.js';

@ApiTags('contacts')
@Controller('api/towns/:town/contacts')
export class ContactsController {
  constructor(private readonly contacts: Contacts) {}

  /** The latest contacts, newest first, a hundred at a time. */
  @Get()
  @ApiQuery({ name: 'day', required: false, description: 'YYYY-MM-DD: what was stored on that day.' })
  @ApiQuery({ name: 'state', required: false, enum: Object.keys(contactStates), enumName: 'ContactState' })
  @ApiQuery({ name: 'before', required: false, description: 'Id of the last contact of the page before.' })
  @ApiOkResponse({ type: ContactCard, isArray: true })
  list(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Query(new Valid(contactsQuery)) asked: z.infer<typeof contactsQuery>,
  ): Promise<ContactCard[]> {
    return this.contacts.list(inTownOf(caller, town, 'see-contacts'), asked);
  }

  /** All that is known of one contact. */
  @Get(':id')
  @ApiOkResponse({ type: ContactPage })
  @ApiNotFoundResponse()
  page(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
  ): Promise<ContactPage> {
    return this.contacts.page(inTownOf(caller, town, 'see-contacts'), id);
  }
}
