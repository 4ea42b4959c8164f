import type { ChannelName } from '../../dossiers/arrival.js';
import type { NewDossier } from '../../dossiers/open-dossiers.js';
import { inFullFrench, type Town } from '../../towns/index.js';
import type { Plan } from './plan.js';

const written: readonly ChannelName[] = ['email', 'letter', 'web_form'];

/**
 * Says which dossiers follow from one contact in which a person has found several needs (J24). Who wrote gets T16, and an
 * acknowledgement of each dossier with its own service and its own dates (R112-5: one message, one dossier). Who called or came
 * gets one confirmation that names them all (J01).
 * @param dossiers the parent first, with the plan of each in the same order
 */
export function tellApart(
  town: Town,
  channel: ChannelName,
  dossiers: readonly NewDossier[],
  plans: readonly Plan[],
): void {
  const [parent, ...children] = dossiers as [NewDossier, ...NewDossier[]];
  const titles = plans.map((planned) => titleOf(town, planned, plans[0]!));
  if (!written.includes(channel)) {
    parent.debts = parent.debts.map((debt) =>
      debt.kind === 'answer' ? debt : { ...debt, facts: { ...debt.facts, titles } },
    );
    return;
  }
  const { dueAt } = parent.debts[0]!;
  for (const child of children) {
    if (child.debts.every(({ kind }) => kind === 'answer')) {
      child.debts = [{ kind: 'acknowledgement', dueAt, payable: true }, ...child.debts];
    }
  }
  // Each speaks of its own dossier, T16 of all.
  const own = parent.debts.map((debt) => ({ ...debt, facts: { ...debt.facts, numbers: undefined } }));
  parent.debts = [...own, { kind: 'split-notice', dueAt, payable: true, facts: { titles } }];
}

/** The other agents who read the parent's message do not learn what is asked of a confidential service. */
function titleOf(town: Town, { demarche, mode, service, targetDate }: Plan, parent: Plan): string {
  const title = service.confidential && service.id !== parent.service.id ? 'une autre demande' : demarche.title;
  const zone = town.platform.working_calendar.timezone;
  return mode === 'municipal' ? `${title} (réponse au plus tard le ${inFullFrench(targetDate, zone)})` : title;
}
