import { Towns1772000000001 } from './0001-towns.js';
import { Contacts1772000000002 } from './0002-contacts.js';
import { Dossiers1772000000003 } from './0003-dossiers.js';
import { Timeline1772000000004 } from './0004-timeline.js';
import { Access1772000000005 } from './0005-access.js';
import { Usagers1772000000006 } from './0006-usagers.js';
import { Joining1772000000007 } from './0007-joining.js';
import { Models1772000000008 } from './0008-models.js';
import { Deciding1772000000009 } from './0009-deciding.js';
import { KnownBy1772000000010 } from './0010-known-by.js';
import { Timers1772000000011 } from './0011-timers.js';
import { Clocks1772000000012 } from './0012-clocks.js';
import { Messages1772000000013 } from './0013-messages.js';
import { Transmissions1772000000014 } from './0014-transmissions.js';
import { Tasks1772000000015 } from './0015-tasks.js';
import { Competent1772000000016 } from './0016-competent.js';
import { Ladder1772000000017 } from './0017-ladder.js';
import { Surveys1772000000018 } from './0018-surveys.js';
import { Kpis1772000000019 } from './0019-kpis.js';
import { GuessesOnce1772000000020 } from './0020-guesses-once.js';
import { MailLedger1772000000021 } from './0021-mail-ledger.js';
import { MailBrake1772000000022 } from './0022-mail-brake.js';
import { Sending1772000000023 } from './0023-sending.js';
import { LookedUpByAddress1772000000024 } from './0024-looked-up-by-address.js';

export { serviceRole } from './seal.js';
export const migrations = [
  Towns1772000000001,
  Contacts1772000000002,
  Dossiers1772000000003,
  Timeline1772000000004,
  Access1772000000005,
  Usagers1772000000006,
  Joining1772000000007,
  Models1772000000008,
  Deciding1772000000009,
  KnownBy1772000000010,
  Timers1772000000011,
  Clocks1772000000012,
  Messages1772000000013,
  Transmissions1772000000014,
  Tasks1772000000015,
  Competent1772000000016,
  Ladder1772000000017,
  Surveys1772000000018,
  Kpis1772000000019,
  GuessesOnce1772000000020,
  MailLedger1772000000021,
  MailBrake1772000000022,
  Sending1772000000023,
  LookedUpByAddress1772000000024,
];
