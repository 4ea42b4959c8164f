import type { Membership } from '../../access/index.js';
import type { Town } from '../../towns/index.js';
import type { ContactRecord } from '../contacts/contact-record.js';
import { confidentialServices, ofTheWhole } from './confidential-services.js';
import { isEmergency } from './is-emergency.js';
import { mayRead } from './may-read.js';

type Known = Pick<ContactRecord, 'channel' | 'dossiers' | 'demarche_id' | 'service_id' | 'alerts'>;

/** Words of an emergency are also read by whoever is responsible, whatever the service (J22). */
export function mayReadContact(town: Town, member: Membership, contact: Known): boolean {
  if (isEmergency(contact) && member.role === 'supervisor') return true;
  const services = confidentialServices(town, contact);
  // A service that is only told whether something is in order reads no more (J01).
  if (hasOnlyAPart(member, contact.dossiers)) return false;
  const isSplit = contact.dossiers.some(({ split }) => split);
  if (!isSplit) return mayRead(member, services);
  // Each service has its own part: the whole is for whoever may read every one of them, and for those who opened the letter (J24).
  const hasOpenedIt = contact.channel === 'letter' && member.role === 'mailroom';
  return hasOpenedIt || services.every((service) => mayRead(member, [service]));
}

function hasOnlyAPart({ role, serviceId }: Membership, dossiers: Known['dossiers']): boolean {
  const isTheirs = ({ service }: Known['dossiers'][number]) => service === serviceId;
  return role === 'agent' && dossiers.some(isTheirs) && !ofTheWhole(dossiers).some(isTheirs);
}
