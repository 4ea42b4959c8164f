import { dial } from './dial.js';
import { newSid } from './sids.js';
import { CarrierFailure, type VirtualCall } from './virtual-call.js';
import { NotXml, parseXml, type Element } from './xml.js';

const charactersPerSecond = 15;
const documentsMax = 50;

/** Where a call goes after a verb: on to the next one, to another document, or nowhere. */
type Step = { then: 'next' } | { then: 'document'; url: string; body: string } | { then: 'end'; status?: string };
const next: Step = { then: 'next' };

/** Does what a document says, and what the documents it leads to say, until the call ends. */
export async function followTwiml(call: VirtualCall, firstUrl: string, firstBody: string): Promise<void> {
  let document = { url: firstUrl, body: firstBody };
  for (let followed = 0; followed < documentsMax; followed += 1) {
    const step = await followDocument(call, document.url, document.body);
    if (step.then !== 'document') {
      call.status = step.then === 'end' ? (step.status ?? 'completed') : 'completed';
      return;
    }
    document = step;
  }
  throw new CarrierFailure(12400);
}

async function followDocument(call: VirtualCall, url: string, body: string): Promise<Step> {
  for (const verb of verbsOf(body)) {
    const step = await followVerb(call, url, verb);
    if (step.then !== 'next') return step;
  }
  return { then: 'end' };
}

function verbsOf(body: string): Element[] {
  try {
    const response = parseXml(body);
    if (response.name !== 'Response') throw new CarrierFailure(12100);
    return response.children;
  } catch (error) {
    throw error instanceof NotXml ? new CarrierFailure(12100) : error;
  }
}

async function followVerb(call: VirtualCall, url: string, verb: Element): Promise<Step> {
  const { attributes } = verb;
  switch (verb.name) {
    case 'Say':
      return say(call, verb);
    case 'Pause':
      call.pass(Number(attributes['length'] ?? 1));
      return next;
    case 'Gather':
      return gather(call, url, verb);
    case 'Record':
      return record(call, url, verb);
    case 'Redirect':
      return ask(call, new URL(verb.text.trim(), url).href);
    case 'Dial': {
      const result = await dial(call, url, verb);
      return attributes['action'] ? ask(call, new URL(attributes['action'], url).href, result) : next;
    }
    case 'Hangup':
      return { then: 'end' };
    case 'Reject':
      return { then: 'end', status: attributes['reason'] === 'busy' ? 'busy' : 'no-answer' };
    default:
      throw new CarrierFailure(12200);
  }
}

function say(call: VirtualCall, verb: Element): Step {
  const sentence = verb.text.trim();
  if (!sentence) throw new CarrierFailure(13520);
  call.said.push(sentence);
  call.pass(sentence.length / charactersPerSecond);
  return next;
}

/** Keys first, then words; a caller who does neither lets the time run out, and the document goes on. */
async function gather(call: VirtualCall, url: string, verb: Element): Promise<Step> {
  for (const child of verb.children) await followVerb(call, url, child);
  const { attributes } = verb;
  const action = new URL(attributes['action'] ?? url, url).href;
  const inputs = (attributes['input'] ?? 'dtmf').split(' ');
  if (inputs.includes('dtmf') && call.digits) {
    const pressed = call.digits.slice(0, Number(attributes['numDigits'] ?? call.digits.length));
    call.digits = call.digits.slice(pressed.length);
    call.pass(1);
    return ask(call, action, { Digits: pressed, msg: 'Gather End' });
  }
  const words = inputs.includes('speech') ? call.says.shift() : undefined;
  if (words) {
    call.pass(words.length / charactersPerSecond);
    return ask(call, action, { SpeechResult: words, Confidence: '0.92', Language: attributes['language'] ?? 'en-US' });
  }
  call.pass(Number(attributes['timeout'] ?? 5));
  return attributes['actionOnEmptyResult'] === 'true' ? ask(call, action, { Digits: '' }) : next;
}

/** Nobody's voice is kept: only the fields that say that something was recorded are given. */
async function record(call: VirtualCall, url: string, verb: Element): Promise<Step> {
  const seconds = Math.min(10, Number(verb.attributes['maxLength'] ?? 3600));
  call.pass(seconds);
  const RecordingSid = newSid('RE');
  const RecordingUrl = `https://api.twilio.com/2010-04-01/Accounts/${call.account.accountSid}/Recordings/${RecordingSid}`;
  const fields = { RecordingSid, RecordingUrl, RecordingDuration: String(seconds), Digits: 'hangup' };
  return ask(call, new URL(verb.attributes['action'] ?? url, url).href, fields);
}

async function ask(call: VirtualCall, url: string, fields: Record<string, string> = {}): Promise<Step> {
  return { then: 'document', url, body: await call.ask(url, fields) };
}
