import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { EventStream } from './event-stream.js';
import { TownChanges } from './town-changes.js';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;

@ApiTags('contacts')
@Controller('api/towns/:town/events')
export class EventsController {
  constructor(private readonly changes: TownChanges) {}

  /**
   * Contacts as they arrive and move: events `contact` with `{id, state, updatedAt}`, ids only. A browser that comes back
   * says what it knew last (`Last-Event-ID`) and is told the rest; the same change may be told twice.
   */
  @Get()
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' } })
  async listen(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Headers('last-event-id') lastKnown: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { townId } = inTownOf(caller, town, 'see-contacts');
    const missed = await this.changes.missed(townId, lastKnown && instant.test(lastKnown) ? lastKnown : null);
    reply.hijack();
    const stream = new EventStream(reply.raw);
    stream.onGone(
      this.changes.listen(townId, { changed: (changes) => stream.send(changes), ended: () => stream.end() }),
    );
    stream.send(missed);
  }
}
