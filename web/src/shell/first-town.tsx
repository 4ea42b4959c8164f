import { Loader } from '@mantine/core';
import { Navigate } from 'react-router';
import { useDemo } from '../api/demo.js';
import { useSession } from '../api/session.js';
import { PageTitle } from '../shared/page-title.js';

/** Opens on a town: in the demo, the one where its day begins. An account of no town is told so. */
export function FirstTown() {
  const { data: session } = useSession();
  const demo = useDemo();
  const [first] = session?.towns ?? [];
  if (!first) return <NoTown />;
  if (demo.isPending) return <Loader aria-label="Ouverture" role="status" m="xl" />;
  const opening = demo.data?.scenes[0]?.town;
  const town = session?.towns.find(({ slug }) => slug === opening) ?? first;
  return <Navigate to={`/ville/${town.slug}`} replace />;
}

function NoTown() {
  return (
    <main className="page">
      <PageTitle tab="Aucune ville">Votre compte n’est rattaché à aucune ville</PageTitle>
      <p>Demandez à l’administrateur de votre mairie de vous y rattacher.</p>
    </main>
  );
}
