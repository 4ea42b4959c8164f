import { ApiProperty } from '@nestjs/swagger';
import { z } from 'zod';
import { debtKinds, type DebtKind } from '../../dossiers/debts.js';
import { DemarcheName, Named } from '../dto/names.dto.js';
import { Maybe, OneOf } from '../dto/properties.js';

/** Why what is owed has not been paid yet. */
export const unpaidReasons = [
  /** The answer is to be written, the request to be sent on. */
  'not-payable',
  /** Its message was refused, or nobody knows whether it left. */
  'message-failed',
  /** A person telephones, or completes the message. */
  'task-waiting',
  /** Its message is being written, or on its way. */
  'on-its-way',
] as const;
export type UnpaidReason = (typeof unpaidReasons)[number];

export const debtsQuery = z.strictObject({ service: z.string().optional() });

/** A word that is owed to a usager: never what it says. */
export class OwedWord {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @OneOf('DebtKind', debtKinds) kind!: DebtKind;
  @ApiProperty({ format: 'date-time' }) dueAt!: Date;
  @ApiProperty() late!: boolean;
  @OneOf('UnpaidReason', unpaidReasons) why!: UnpaidReason;
  @ApiProperty({ example: 'SA-2027-000123' }) dossier!: string;
  @Maybe(String, 'First contact of the dossier.', { format: 'uuid' }) contactId!: string | null;
  @Maybe(DemarcheName) demarche!: DemarcheName | null;
  @Maybe(Named) service!: Named | null;
}
