import type { OurTown } from '../town-marks.js';

/** The numbers and addresses of Saint-Aubin-sur-Gier, as its configuration gives them. */
export const ourTown: OurTown = {
  code: 'SA',
  contact_email: 'mairie@saint-aubin-sur-gier.example',
  address: { lines: ['Hôtel de Ville', '1 place de la République', '42998 Saint-Aubin-sur-Gier'] },
  switchboard: { phone: '+33465711000', desk: '+33465719100' },
  mailboxes: [{ address: 'contact@saint-aubin-sur-gier.example' }],
  services: [
    {
      phone: '+33465711010',
      sda: ['+33465711011'],
      desk: '+33465719110',
      email: 'etat-civil@saint-aubin-sur-gier.example',
    },
  ],
};
