import { usagerActions, type UsagerPage } from '../api/usagers.js';
import { LikelyList } from './likely-list.js';

/** Who may be the same usager. */
export function Doubles({ town, usager: { id, doubles } }: { town: string; usager: UsagerPage }) {
  if (doubles.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="doubles">
      <h2 id="doubles">Est-ce le même usager ?</h2>
      <LikelyList
        town={town}
        about={id}
        likely={doubles}
        yes={{ text: 'Réunir', beforeName: 'Réunir avec', action: usagerActions.merge }}
        no={usagerActions.distinguish}
      />
    </section>
  );
}
