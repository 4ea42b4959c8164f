import { channelWords } from '../words.js';
import type { DoorCount } from './accounts.js';
import { Table } from './table.js';

/** What was received at each door, and where it is now. */
export function Doors({ doors }: { doors: DoorCount[] }) {
  return (
    <Table
      title="Par entrée"
      nothing="Rien n’est arrivé ce jour-là."
      columns={['Entrée', 'Reçus', 'En dossier', 'En cours', 'Attendent une personne', 'En quarantaine', 'Mis de côté']}
      rows={doors.map(({ channel, source, received, accepted, underway, toPeople, quarantined, setAside }) => [
        `${channelWords[channel]} · ${source}`,
        received,
        accepted,
        underway,
        toPeople,
        quarantined,
        setAside,
      ])}
    />
  );
}
