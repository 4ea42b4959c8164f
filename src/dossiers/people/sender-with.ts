import type { SenderIdentity } from '../arrival.js';
import type { People, Read } from './people-in.js';
import { isSamePerson, personName } from './person-name.js';

/**
 * The sender a channel gives, with what was surely read of them where the channel gives nothing. Nothing is added when the
 * text is signed by somebody else than the channel names: a mail may come from a husband's account (DP-14, ID-01).
 */
export function senderWith(sender: SenderIdentity, people: People): SenderIdentity {
  const name = surest(people.names);
  const isAnother =
    sender.name !== undefined &&
    personName(sender.name) &&
    people.names.some((one) => !isSamePerson(one.value, sender.name!));
  if (isAnother) return sender;
  return {
    ...sender,
    ...missing(sender, 'name', name),
    ...missing(sender, 'phone', surest(people.phones)),
    ...missing(sender, 'email', surest(people.emails)),
    ...missing(sender, 'postalAddress', surest(people.postalAddresses)),
    ...missing(sender, 'organisationNumber', surest(people.organisationNumbers)),
  };
}

function surest<T>(read: readonly Read<T>[]): T | undefined {
  return read.find(({ grade }) => grade === 'certain')?.value;
}

function missing<Field extends keyof SenderIdentity>(
  sender: SenderIdentity,
  field: Field,
  value: SenderIdentity[Field] | undefined,
): Pick<SenderIdentity, Field> | object {
  return sender[field] === undefined && value !== undefined ? { [field]: value } : {};
}
