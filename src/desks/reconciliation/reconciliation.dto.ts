import { ApiProperty } from '@nestjs/swagger';
import { channelNames, type ChannelName } from '../../dossiers/arrival.js';
import { ListOf, OneOf } from '../dto/properties.js';

/** What became of all that came by one door on one day. */
export class DoorCount {
  @OneOf('ChannelName', channelNames) channel!: ChannelName;
  @ApiProperty() source!: string;
  @ApiProperty({ description: 'Counted by themselves, not as the sum of the others.' }) received!: number;
  @ApiProperty({ description: 'Became a dossier, joined one, or answered on the spot.' }) accepted!: number;
  @ApiProperty({ description: 'Still on the line.' }) underway!: number;
  @ApiProperty({ description: 'Waiting for a person to qualify or to read.' }) toPeople!: number;
  @ApiProperty() quarantined!: number;
  @ApiProperty() setAside!: number;
}

/** Turned away and counted, nothing of it kept. It belongs to no town: a wrong signature has none. */
export class RefusalCount {
  @ApiProperty({ description: 'A channel of arrival, or `sms`.' }) channel!: string;
  @ApiProperty() reason!: string;
  @ApiProperty() count!: number;
}

export class Reconciliation {
  @ApiProperty({ format: 'date' }) day!: string;
  @ApiProperty({ description: 'Every door: received = accepted + underway + toPeople + quarantined + setAside.' })
  balanced!: boolean;
  @ListOf(DoorCount) doors!: DoorCount[];
  @ListOf(RefusalCount, 'Of the whole installation.') refusals!: RefusalCount[];
}
