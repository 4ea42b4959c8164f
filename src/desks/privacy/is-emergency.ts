import type { ContactRecord } from '../contacts/contact-record.js';

/** Somebody may be in danger: a person reads it before any rank, and nothing of it is copied in lists (AG-06, J22). */
export function isEmergency({ alerts }: Pick<ContactRecord, 'alerts'>): boolean {
  return alerts.some(({ level }) => level === 'emergency');
}
