import type { Authenticity, SenderIdentity } from '../../../dossiers/arrival.js';
import { maskSensitive } from '../../../dossiers/mask/index.js';
import { isRobotAddress } from '../../../dossiers/robot-address.js';
import { withoutUnseen } from '../../../dossiers/unseen-signs.js';
import { isOfTownHall, type TownHall } from '../town-hall.js';
import { contactText } from './contact-text.js';
import { forwardedIn, isPassedOn, type Forwarded } from './forwarded.js';
import { replySubject } from './reply-subject.js';
import { splitHistory } from './split-history.js';

/** A request that somebody of the town hall passed on: whose it is, and what they wrote. */
export interface Relayed {
  sender: SenderIdentity;
  subject: string | null;
  text: string;
  relay: {
    agent: SenderIdentity;
    /** ISO 8601. */
    writtenAt: string | null;
    /** The agent's own words; kept beside the contact's, so sensitive numbers are masked in it. */
    note?: string;
  };
}

interface PassedOn {
  /** Its From, and no other field: that is the one whose domain is checked (RFC 7489). */
  from: SenderIdentity;
  subject: string | null;
  /** The whole text, history included. */
  text: string;
  authenticity?: Authenticity;
}

// Agents pass on to one another before it reaches us.
const relaysMax = 5;

/**
 * The usager's mail inside one that an agent passed on to the town's mailbox. Null when the mail is not passed on, when nobody
 * of the town hall passed it on (a usager's « TR : » is the usager's own request) or somebody may only claim to, and when who
 * wrote first cannot be told: it then stays the contact of whoever sent it.
 */
export function relayedIn({ from: agent, subject, text, authenticity }: PassedOn, townHall: TownHall): Relayed | null {
  if (!agent.email || !isOfTownHall(agent.email, townHall) || isBelied(authenticity)) return null;
  const { isReply, isForward } = replySubject(subject ?? '');
  // What an answer copies was passed on in an earlier mail.
  const said = isReply ? splitHistory(text, { isReply, isForward }).newText : text;
  if (!isForward && !isPassedOn(said)) return null;
  const outer = replySubject(subject ?? '').bare;
  const notes: string[] = [];
  let inside = forwardedIn(text, isForward);
  for (let relays = 1; inside && relays < relaysMax && isAgents(inside, townHall); relays += 1) {
    notes.push(inside.note);
    inside = forwardedIn(inside.text, true);
  }
  if (!inside || !hasWriter(inside) || isAgents(inside, townHall)) return null;
  const bare = inside.subject ?? outer;
  // A subject the agent wrote is a word of theirs.
  const retitled = replySubject(bare).bare === outer ? '' : outer;
  const note = [retitled, ...notes, inside.note].filter(Boolean).join('\n\n');
  const original = { isReply: replySubject(bare).isReply, isForward: replySubject(bare).isForward };
  return {
    sender: { ...inside.from, ...(inside.from.name && { name: withoutUnseen(inside.from.name) }) },
    subject: withoutUnseen(bare) || null,
    text: contactText(splitHistory(inside.text, original)),
    relay: {
      agent,
      writtenAt: inside.writtenAt?.toISOString() ?? null,
      ...(note && { note: maskSensitive(note) }),
    },
  };
}

/**
 * A check that was made failed, whatever the domain asks to do about it (RFC 8601 2.7): an agent's name that anybody could write would
 * have us write to whom they like, and date their request as early as they like.
 */
function isBelied(authenticity: Authenticity | undefined): boolean {
  if (!authenticity || authenticity.verdict === 'proven') return false;
  const { verdict, spf, dmarc } = authenticity;
  return verdict === 'spoofed' || dmarc === 'fail' || spf === 'fail' || spf === 'softfail';
}

function isAgents({ from }: Forwarded, townHall: TownHall): boolean {
  return from.email !== undefined && isOfTownHall(from.email, townHall);
}

/** A machine's mail passed on is the agent's to say something about. */
function hasWriter({ from }: Forwarded): boolean {
  return from.email === undefined ? from.name !== undefined : !isRobotAddress(from.email);
}
