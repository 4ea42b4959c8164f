import { ApiProperty } from '@nestjs/swagger';
import { z } from 'zod';
import { taskKinds, type TaskKind } from '../../dossiers/tasks.js';
import { words } from '../../platform/http/index.js';
import { DemarcheName, Named } from '../dto/names.dto.js';
import { Maybe, OneOf } from '../dto/properties.js';

const instant = { format: 'date-time' };
const reasonLength = 500;

export const taskViews = ['queue', 'mine', 'late'] as const;
export type TaskView = (typeof taskViews)[number];

export const tasksQuery = z.strictObject({ view: z.enum(taskViews).default('queue'), service: z.string().optional() });
export type TasksAsked = z.infer<typeof tasksQuery>;

/** Work to do, as a list shows it. */
export class TaskCard {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @OneOf('TaskKind', taskKinds) kind!: TaskKind;
  @Maybe(String, 'In words, or a word of a closed list. Null when the content is hidden.') reason!: string | null;
  @Maybe(String, undefined, instant) dueAt!: Date | null;
  @ApiProperty() late!: boolean;
  @ApiProperty(instant) createdAt!: Date;
  @Maybe(Named) service!: Named | null;
  @Maybe(String, 'Login of whoever has it.') takenBy!: string | null;
  @Maybe(String, undefined, instant) takenAt!: Date | null;
  @ApiProperty({ description: 'The caller has it.' }) mine!: boolean;
  @Maybe(String, 'Number; null: it is about the configuration of the town.') dossier!: string | null;
  @Maybe(String, 'First contact of the dossier.', { format: 'uuid' }) contactId!: string | null;
  @Maybe(DemarcheName) demarche!: DemarcheName | null;
  @ApiProperty() contentHidden!: boolean;
}

export const reassignmentBody = z.strictObject({ service: z.string(), reason: words(reasonLength) });
export class ReassignmentBody {
  @ApiProperty({ description: 'Id of the service it goes to.' }) service!: string;
  @ApiProperty({ maxLength: reasonLength, description: 'For colleagues.' }) reason!: string;
}

export const escalationBody = z.strictObject({ reason: words(reasonLength) });
export class EscalationBody {
  @ApiProperty({ maxLength: reasonLength, description: 'For whoever is responsible.' }) reason!: string;
}
