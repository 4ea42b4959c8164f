import { Link } from 'react-router';
import { usagerActions, useSender } from '../api/usagers.js';
import { Reading } from '../shared/reading.js';
import { LikelyList } from './likely-list.js';
import { openDossiersInWords, usagerName } from './usager-words.js';

/** On the page of a contact: who it comes from and why, or who it may be. */
export function WhoIsIt({ town, contactId }: { town: string; contactId: string }) {
  const query = useSender(town, contactId);
  return (
    <section className="panel" aria-labelledby="qui">
      <h2 id="qui">Qui est-ce ?</h2>
      <Reading query={query}>
        {({ usager, reasons, likely }) => (
          <>
            {usager && (
              <p>
                <Link to={`/ville/${town}/usagers/${usager.id}`}>{usagerName(usager)}</Link>
                {reasons.length > 0 && ` : ${reasons.join(' ; ')}`}, {openDossiersInWords(usager.openDossiers)}
              </p>
            )}
            {!usager && likely.length === 0 && <p className="quiet">Rien ne permet de reconnaître cet usager.</p>}
            {likely.length > 0 && (
              <>
                <p>Peut-être :</p>
                <LikelyList
                  town={town}
                  about={contactId}
                  likely={likely}
                  yes={{ text: 'C’est cet usager', beforeName: 'C’est', action: usagerActions.accept }}
                  no={usagerActions.refuse}
                />
              </>
            )}
          </>
        )}
      </Reading>
    </section>
  );
}
