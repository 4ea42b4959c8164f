import type { Membership } from '../../access/index.js';
import type { Town } from '../../towns/index.js';
import type { ContactRecord } from '../contacts/contact-record.js';
import { confidentialServices } from './confidential-services.js';
import { mayRead } from './may-read.js';

type Known = Pick<ContactRecord, 'dossiers' | 'demarche_id' | 'service_id' | 'alerts'>;

/** Words of an emergency are also read by whoever is responsible, whatever the service (J22). */
export function mayReadContact(town: Town, member: Membership, contact: Known): boolean {
  const isEmergency = contact.alerts.some(({ level }) => level === 'emergency');
  return (isEmergency && member.role === 'supervisor') || mayRead(member, confidentialServices(town, contact));
}
