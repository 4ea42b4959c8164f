import type { components } from './schema.gen.js';

type Schemas = components['schemas'];

/** The API's own shapes (web/openapi.json), under the names the pages use. */
export type Channel = Schemas['ChannelName'];
export type ContactCard = Schemas['ContactCard'];
export type ContactPage = Schemas['ContactPage'];
export type JoiningCandidate = Schemas['JoiningCandidate'];
export type PileCard = Schemas['PileCard'];
export type Guess = Schemas['Guess'];
export type Segment = Schemas['Segment'];
export type QualificationPart = Schemas['QualificationPart'];
export type Attention = Schemas['Attention'];
export type DocumentLink = Schemas['DocumentLink'];
export type Danger = Schemas['Danger'];
export type ContactEvent = Schemas['ContactEvent'];
export type CallSummary = Schemas['CallSummary'];
export type DossierPage = Schemas['DossierPage'];
export type Debt = Schemas['Debt'];
export type Task = Schemas['Task'];
export type SaidMessage = Schemas['SaidMessage'];
export type TimelineEntry = Schemas['TimelineEntry'];
export type Session = Schemas['Session'];
export type TownOfCaller = Schemas['TownOfCaller'];
export type Permission = Schemas['Permission'];
export type ContactState = Schemas['ContactState'];
export type MessageChannel = Schemas['MessageChannel'];
export type MessageState = Schemas['MessageState'];
export type DossierState = Schemas['DossierState'];
export type DebtState = Schemas['DebtState'];
export type DebtKind = Schemas['DebtKind'];
export type TaskKind = Schemas['TaskKind'];
export type DeliveryFailure = Schemas['DeliveryFailure'];
export type Priority = Schemas['Priority'];
export type CallOutcome = Schemas['CallOutcome'];
export type DismissalReason = Schemas['DismissalReason'];
export type WaiverReason = Schemas['WaiverReason'];
export type CatalogueEntry = Schemas['CatalogueEntry'];
