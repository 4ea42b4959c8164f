import type { UsagerPage } from '../api/usagers.js';
import { DossierItem } from '../dossier/dossier-item.js';

/** What the usager has asked, what is still open first. A dossier is read on the page of a contact it came from. */
export function OwnDossiers({ town, usager: { dossiers, contacts } }: { town: string; usager: UsagerPage }) {
  const contactOf = (number: string) => contacts.find(({ dossierNumbers }) => dossierNumbers.includes(number))?.id;
  return (
    <section className="panel" aria-labelledby="dossiers">
      <h2 id="dossiers">Dossiers</h2>
      {dossiers.length === 0 && <p className="quiet">Aucun dossier que vous puissiez lire.</p>}
      <ul className="plain-list">
        {dossiers.map((dossier) => (
          <DossierItem key={dossier.number} town={town} dossier={dossier} contactId={contactOf(dossier.number)} />
        ))}
      </ul>
    </section>
  );
}
