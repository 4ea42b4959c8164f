import type { Ring } from '../../src/demo/carrier/index.js';
import type { TelephoneApp } from './telephone-app.js';

export const townId = '0192f0c1-0000-7000-8000-000000000001';
export const standard = '+33465711000';
export const urbanisme = '+33465711040';
export const espacesVerts = '+33465711050';
export const desk = { standard: '+33465719000', urbanisme: '+33465719040', espacesVerts: '+33465719050' };
export const town = { townId, townName: 'Saint-Aubin-sur-Gier', switchboard: desk.standard };
export const koneNumber = '+33639984102';

/** Gives Saint-Aubin its lines: the switchboard's and two direct numbers. */
export function openLines({ world: { lines } }: TelephoneApp): void {
  lines.set(standard, town);
  lines.set(urbanisme, { ...town, service: { id: 'urbanisme', name: 'Urbanisme', phone: desk.urbanisme } });
  lines.set(espacesVerts, {
    ...town,
    service: { id: 'espaces-verts', name: 'Espaces verts', phone: desk.espacesVerts },
  });
}

/** Plays a call and gives what was kept of it. */
export async function callOn(telephone: TelephoneApp, play: Ring) {
  const transcript = await telephone.carrier.ring(play);
  const contact = telephone.door.contacts.get(`${townId}/${transcript.callSid}`);
  return { transcript, contact: contact!, facts: contact?.facts, call: contact?.facts?.call };
}
