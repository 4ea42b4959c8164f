import type { TimerKind } from '../../dossiers/timers.js';
import { acknowledgementLate, acknowledgementSoon } from './acknowledgement.js';
import { administrationSilent } from './administration-silent.js';
import { askIfSolved } from './ask-if-solved.js';
import type { Deed } from './deed.js';
import { documentsReminder } from './documents-reminder.js';
import { forgetCopy } from './forget-copy.js';
import { ownTerm } from './own-term.js';
import { progressDue } from './progress-due.js';
import { promisePassed, promiseSoon } from './promise.js';
import { smsMorning } from './sms-morning.js';
import { surveyWords } from './survey-words.js';
import { suspensionOver } from './suspension-over.js';
import { tacitDecision } from './tacit-decision.js';
import { taskSilent } from './task-silent.js';
import { transmissionLate } from './transmission-late.js';
import { wordLate } from './word-late.js';

/** THE table of what time brings about. A kind without a deed does not compile. */
export const deeds: Record<TimerKind, Deed> = {
  'promise-soon': promiseSoon,
  'promise-passed': promisePassed,
  'tacit-decision': tacitDecision,
  'suspension-over': suspensionOver,
  'word-late': wordLate,
  'acknowledgement-soon': acknowledgementSoon,
  'acknowledgement-late': acknowledgementLate,
  'transmission-late': transmissionLate,
  'own-term': ownTerm,
  'administration-silent': administrationSilent,
  'forget-copy': forgetCopy,
  'task-silent': taskSilent,
  'progress-due': progressDue,
  'documents-reminder': documentsReminder,
  'ask-if-solved': askIfSolved,
  'survey-words': surveyWords,
  'sms-morning': smsMorning,
};
