import type { Arrival, ArrivalFacts } from '../../src/dossiers/arrival.js';
import type { IntakeDoor, LiveEvent, Refusal } from '../../src/pipeline/intake/door.types.js';

/** A contact as intake would keep it. `facts`: null while it goes on. */
export interface KeptContact {
  arrival: Arrival;
  notes: LiveEvent[];
  facts: ArrivalFacts | null;
}

/** Intake's door in memory, obeying its contract: one contact per source key, one note per key, one end. */
export class DoorInMemory implements IntakeDoor {
  readonly contacts = new Map<string, KeptContact>();
  readonly refusals: Refusal[] = [];
  /** While set, nothing can be written. */
  isBroken = false;

  open = async (arrival: Arrival) => {
    this.mustWork();
    const contactId = idOf(arrival.townId, arrival.sourceKey);
    const duplicate = this.contacts.has(contactId);
    if (!duplicate) this.contacts.set(contactId, { arrival, notes: [], facts: null });
    return { contactId, duplicate };
  };

  receive = async (arrival: Arrival) => {
    const opened = await this.open(arrival);
    if (!opened.duplicate) await this.finish(arrival.townId, arrival.sourceKey, arrival.facts ?? {});
    return opened;
  };

  quarantine = (arrival: Arrival) => this.receive(arrival);

  note = async (townId: string, sourceKey: string, event: LiveEvent) => {
    this.mustWork();
    const contact = this.contacts.get(idOf(townId, sourceKey));
    if (!contact) throw new Error('no such contact');
    if (!contact.notes.some(({ key }) => key === event.key)) contact.notes.push(event);
  };

  notes = async (townId: string, sourceKey: string) => {
    this.mustWork();
    return [...(this.contacts.get(idOf(townId, sourceKey))?.notes ?? [])];
  };

  finish = async (townId: string, sourceKey: string, facts: ArrivalFacts) => {
    this.mustWork();
    const contact = this.contacts.get(idOf(townId, sourceKey));
    if (!contact) throw new Error('no such contact');
    contact.facts ??= facts;
  };

  refuse = async (refusal: Refusal) => {
    this.mustWork();
    this.refusals.push(refusal);
  };

  private mustWork(): void {
    if (this.isBroken) throw new Error('the database is away');
  }
}

function idOf(townId: string, sourceKey: string): string {
  return `${townId}/${sourceKey}`;
}
