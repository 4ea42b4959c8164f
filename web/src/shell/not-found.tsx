import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { PageTitle } from '../shared/page-title.js';

export function NotFound() {
  return (
    <main className="page">
      <PageTitle tab="Page introuvable">Cette page n’existe pas</PageTitle>
      <p>L’adresse est peut-être mal écrite, ou cette ville n’est pas la vôtre.</p>
      <Anchor component={Link} to="/">
        Revenir à l’accueil
      </Anchor>
    </main>
  );
}
