/** What a caller reached by dialling a number. Numbers are E.164. */
export interface Line {
  townId: string;
  /** As said after « la mairie de » : `Saint-Aubin-sur-Gier`. */
  townName: string;
  /** The number that rings people at the switchboard: never a number that would bring the call back here. */
  switchboard: string;
  /** Absent when the switchboard itself was dialled. */
  service?: LineService;
  /** T18 as the town words it; absent: the shipped wording. */
  welcome?: string;
}

export interface LineService {
  id: string;
  name: string;
  /** Rings the service's desk: never a number that would bring the call back here. */
  phone: string;
  /** False outside its hours: the switchboard is rung instead. */
  open?: boolean;
  /** Callers of such a service are not asked to speak to a machine (rules.md, DP-10 and DP-11). */
  confidential?: boolean;
}

/** Whose number is it? Null when no town owns it. */
export interface Lines {
  find(e164: string): Promise<Line | null> | Line | null;
}
export const LINES = Symbol('LINES');

/** What qualification makes of a few spoken words, as a proposal. `confidence`: 0 to 1. */
export interface Hint {
  serviceId: string;
  phone: string;
  demarche: string;
  confidence: number;
}
export type HintFor = (townId: string, words: string) => Promise<Hint | null>;
export const HINT = Symbol('HINT');

/** Words of danger were said (config/alerts.yaml). `numbers`: emergency numbers, the most useful first. */
export interface Danger {
  level: 'high' | 'emergency';
  numbers: string[];
}
export type DangerIn = (townId: string, words: string) => Promise<Danger | null> | Danger | null;
export const DANGER = Symbol('DANGER');

export interface TelephonySettings {
  /** Address the outside world sees, without a final slash: signatures are over it. */
  publicUrl: string;
  /** Null: every webhook is refused. */
  authToken: string | null;
  /** How long a desk rings before the call goes on to the next one (section 9 of rules.md: 25). */
  ringSeconds: number;
}
export const TELEPHONY_SETTINGS = Symbol('TELEPHONY_SETTINGS');
