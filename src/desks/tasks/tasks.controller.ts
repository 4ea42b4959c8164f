import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { Id, Valid } from '../../platform/http/index.js';
import { Escalations } from './escalations.js';
import { Reassignments } from './reassignments.js';
import { Takings } from './takings.js';
import {
  EscalationBody,
  escalationBody,
  ReassignmentBody,
  reassignmentBody,
  TaskCard,
  tasksQuery,
  taskViews,
} from './task.dto.js';
import { Tasks } from './tasks.js';

/** Work to do, and who does it. */
@ApiTags('tasks')
@Controller('api/towns/:town/tasks')
export class TasksController {
  constructor(
    private readonly tasks: Tasks,
    private readonly takings: Takings,
    private readonly reassignments: Reassignments,
    private readonly escalations: Escalations,
  ) {}

  /** What the caller's service has to do and nobody has taken, what they have taken, or what is late; due first, first; two hundred at most. */
  @Get()
  @ApiQuery({ name: 'view', required: false, enum: taskViews, enumName: 'TaskView' })
  @ApiQuery({ name: 'service', required: false, description: 'Id.' })
  @ApiOkResponse({ type: TaskCard, isArray: true })
  list(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Query(new Valid(tasksQuery)) asked: z.infer<typeof tasksQuery>,
  ): Promise<TaskCard[]> {
    return this.tasks.list(inTownOf(caller, town, 'complete-tasks'), caller, asked);
  }

  /** The caller does it. */
  @Post(':id/taking')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiForbiddenResponse({ description: 'It is the work of another service, or of whoever is responsible.' })
  @ApiConflictResponse({ description: 'A colleague has it, or it is done.' })
  take(@CurrentCaller() caller: Caller, @Param('town') town: string, @Param('id', Id) id: string): Promise<void> {
    return this.takings.take(inTownOf(caller, town, 'complete-tasks'), caller, id);
  }

  /** It waits in the queue of its service again. */
  @Delete(':id/taking')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'A colleague has it, or it is done.' })
  giveBack(@CurrentCaller() caller: Caller, @Param('town') town: string, @Param('id', Id) id: string): Promise<void> {
    return this.takings.giveBack(inTownOf(caller, town, 'complete-tasks'), caller, id);
  }

  /** Another service does it; when that is the answer, the dossier is theirs. Its date of reception stays (TR-06). */
  @Post(':id/reassignment')
  @HttpCode(204)
  @ApiBody({ type: ReassignmentBody })
  @ApiNoContentResponse()
  @ApiForbiddenResponse({ description: 'It is the work of another service, or its content is hidden from the caller.' })
  @ApiConflictResponse({ description: 'A colleague has it, it is done, or it is that service’s already.' })
  reassign(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(reassignmentBody)) asked: z.infer<typeof reassignmentBody>,
  ): Promise<void> {
    return this.reassignments.reassign(inTownOf(caller, town, 'complete-tasks'), caller, id, asked);
  }

  /** Whoever is responsible is asked for help; the task stays where it is. */
  @Post(':id/escalation')
  @HttpCode(204)
  @ApiBody({ type: EscalationBody })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'They were asked already, or it is done.' })
  escalate(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(escalationBody)) { reason }: z.infer<typeof escalationBody>,
  ): Promise<void> {
    return this.escalations.escalate(inTownOf(caller, town, 'complete-tasks'), caller, id, reason);
  }
}
