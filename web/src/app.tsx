import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { DayPage } from './day/day-page.js';
import { NotFound } from './shell/not-found.js';
import { Shell } from './shell/shell.js';
import { FirstTown } from './shell/first-town.js';
import { RequireSession } from './signin/require-session.js';

// What the first page does not need comes when it is asked for.
const ContactPage = lazy(async () => ({ default: (await import('./contact/contact-page.js')).ContactPage }));
const QualifyPage = lazy(async () => ({ default: (await import('./qualify/qualify-page.js')).QualifyPage }));
const ModelsPage = lazy(async () => ({ default: (await import('./models/models-page.js')).ModelsPage }));
const UsagersPage = lazy(async () => ({ default: (await import('./usagers/usagers-page.js')).UsagersPage }));
const UsagerPage = lazy(async () => ({ default: (await import('./usagers/usager-page.js')).UsagerPage }));
const DossierPage = lazy(async () => ({ default: (await import('./dossier/dossier-page.js')).DossierPage }));
const TasksPage = lazy(async () => ({ default: (await import('./tasks/tasks-page.js')).TasksPage }));
const KpisPage = lazy(async () => ({ default: (await import('./kpis/kpis-page.js')).KpisPage }));
const AccountsPage = lazy(async () => ({ default: (await import('./accounts/accounts-page.js')).AccountsPage }));
const DebtsPage = lazy(async () => ({ default: (await import('./debts/debts-page.js')).DebtsPage }));
const PilePage = lazy(async () => ({ default: (await import('./piles/pile-page.js')).PilePage }));

/** The addresses of the console; each one can be bookmarked and sent to a colleague. */
export function App() {
  return (
    <RequireSession>
      <Routes>
        <Route index element={<FirstTown />} />
        <Route path="ville/:town" element={<Shell />}>
          <Route index element={<DayPage />} />
          <Route path="contacts/:id" element={<ContactPage />} />
          <Route path="dossiers/:number" element={<DossierPage />} />
          <Route path="taches" element={<TasksPage />} />
          <Route path="du-aux-usagers" element={<DebtsPage />} />
          <Route path="indicateurs" element={<KpisPage />} />
          <Route path="comptes" element={<AccountsPage />} />
          <Route path="usagers" element={<UsagersPage />} />
          <Route path="usagers/:id" element={<UsagerPage />} />
          <Route path="a-qualifier" element={<QualifyPage />} />
          <Route path="a-lire" element={<PilePage key="to-read" pile="to-read" />} />
          <Route path="quarantaine" element={<PilePage key="quarantine" pile="quarantine" />} />
          <Route path="classeur" element={<ModelsPage />} />
        </Route>
        <Route path="*" element={<NotFound />} />
      </Routes>
    </RequireSession>
  );
}
