import { ApiProperty } from '@nestjs/swagger';
import { debtKinds, type DebtKind } from '../../dossiers/debts.js';
import { taskKinds, type TaskKind } from '../../dossiers/tasks.js';
import { modes, type Explanation, type Mode } from '../../pipeline/routing/index.js';
import { conditionNames } from '../../towns/configuration/index.js';
import { DemarcheName, Named } from '../dto/names.dto.js';
import { ListOf, Maybe, OneOf } from '../dto/properties.js';

const date = { format: 'date' };
const priorities = ['normal', 'high', 'emergency'] as const;

export class FittingRule {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'In French, as the town has written it.' }) why!: string;
}

export class PassedRule {
  @ApiProperty({ description: 'Its id.' }) rule!: string;
  @ApiProperty({ enum: conditionNames, enumName: 'RoutingCondition', isArray: true })
  unmet!: Explanation['passed'][number]['unmet'];
}

/** Where one démarche would go. */
export class DestinedDemarche {
  @ApiProperty() demarche!: DemarcheName;
  @Maybe(FittingRule, 'Null: no rule of the town fits, and the catalogue’s own actor answers.')
  rule!: FittingRule | null;
  @OneOf('RoutingMode', modes) mode!: Mode;
  @ApiProperty({ description: 'Who answers or, when another administration does, who follows the usager.' })
  service!: Named;
  @Maybe(Named) administration!: Named | null;
}

export class RoutedTask {
  @OneOf('TaskKind', taskKinds) kind!: TaskKind;
  @ApiProperty() service!: Named;
  @ApiProperty() dueAt!: Date;
}

export class RoutedDebt {
  @OneOf('DebtKind', debtKinds) kind!: DebtKind;
  @ApiProperty() dueAt!: Date;
  @ApiProperty({ description: 'False: something must happen first.' }) payable!: boolean;
}

export class RoutedPart {
  @ApiProperty() title!: string;
  @ApiProperty() service!: Named;
  @ApiProperty(date) promisedOn!: string;
}

export class RoutedLaw {
  @ApiProperty({ example: 'SVR' }) regime!: string;
  @Maybe(Number) silenceMonths!: number | null;
  @Maybe(String, 'When silence would decide.', date) tacitOn!: string | null;
  @ApiProperty({ description: 'False: no message would say so (AR-09).' }) announced!: boolean;
}

/** What would happen, and why. Nothing is changed by asking. */
export class RouteExplanation extends DestinedDemarche {
  @ListOf(PassedRule, 'Rules tried before, in order, with the conditions that are not met.') passed!: PassedRule[];
  @OneOf('Priority', priorities) priority!: (typeof priorities)[number];
  @Maybe(String, 'The service promise; null when no service of the town answers.', date) promisedOn!: string | null;
  @Maybe(RoutedLaw, 'The other clock; null where the usager is only told where to go.') law!: RoutedLaw | null;
  @ListOf(RoutedTask) tasks!: RoutedTask[];
  @ListOf(RoutedDebt, 'Words owed to the usager.') debts!: RoutedDebt[];
  @ListOf(RoutedPart, 'Services that each have their part in one answer (J09).') parts!: RoutedPart[];
  @ListOf(DestinedDemarche, 'What to propose in the same visit (J01).') chain!: DestinedDemarche[];
}
