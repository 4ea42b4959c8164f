import { Loader } from '@mantine/core';
import { Suspense } from 'react';
import { Link, Outlet, useParams } from 'react-router';
import { useLive } from '../api/live.js';
import { useSession } from '../api/session.js';
import { Logo } from './logo.js';
import { NotFound } from './not-found.js';
import { Person } from './person.js';
import { PileLinks } from './pile-links.js';
import classes from './shell.module.css';
import { TownSwitch } from './town-switch.js';

/** What surrounds every page of a town. It follows the town live: the pages only read. */
export function Shell() {
  const { town = '' } = useParams();
  const { data: session } = useSession();
  const isConnected = useLive(town);
  if (!session?.towns.some(({ slug }) => slug === town)) return <NotFound />;
  return (
    <>
      <a className="skip-link" href="#contenu">
        Aller au contenu
      </a>
      <header className={classes.header}>
        <Logo to={`/ville/${town}`} />
        <TownSwitch towns={session.towns} current={town} />
        <nav aria-label="Pages" className={classes.nav}>
          <Link to={`/formulaire/${town}`} reloadDocument className={classes.quietLink}>
            Formulaire public
          </Link>
        </nav>
        <Person name={session.name} />
      </header>
      <PileLinks town={town} />
      {!isConnected && (
        <p role="status" className={classes.lost}>
          La liaison est coupée : la page se remettra à jour dès son retour.
        </p>
      )}
      <main id="contenu" tabIndex={-1} className="page">
        <Suspense fallback={<Loader aria-label="Ouverture" role="status" />}>
          <Outlet />
        </Suspense>
      </main>
    </>
  );
}
