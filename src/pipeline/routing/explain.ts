import { mayAnnounce, type Law } from '../../dossiers/clocks/index.js';
import type { DebtKind } from '../../dossiers/debts.js';
import type { TaskKind } from '../../dossiers/tasks.js';
import type { Town } from '../../towns/index.js';
import { chainOf } from './chain.js';
import type { Route } from './choose-route.js';
import { plan, type Mode, type Plan, type Routed } from './plan.js';

interface Named {
  id: string;
  name: string;
}

/** Where one démarche would go. */
export interface Destined {
  demarche: { id: string; title: string };
  /** Null: none fits, and the catalogue's own actor answers. */
  rule: Route['rule'];
  mode: Mode;
  /** Who answers or, when another administration does, who follows the usager. */
  service: Named;
  administration: Named | null;
}

/** What would happen to a contact, and why. */
export interface Explanation extends Destined {
  /** The rules tried before, in order, each with what it asks and the contact has not. */
  passed: Route['passed'];
  priority: Plan['priority'];
  /** YYYY-MM-DD: by when the service promises to answer; null when it does not answer. */
  promisedOn: string | null;
  /** The other clock; null: no version of the law is established for that day, or the usager is only told where to go. */
  law: (Pick<Law, 'regime' | 'silenceMonths'> & { tacitOn: string | null; announced: boolean }) | null;
  tasks: { kind: TaskKind; service: Named; dueAt: Date }[];
  debts: { kind: DebtKind; dueAt: Date; payable: boolean }[];
  /** Of services that each have their part in one answer. */
  parts: { title: string; service: Named; promisedOn: string }[];
  /** Démarches to propose in the same visit. */
  chain: Destined[];
}

/** Says what routing would do, by doing it, and keeps nothing. @throws when the town has no such démarche */
export function explain(town: Town, demarcheId: string, contact: Routed): Explanation {
  const planned = plan(town, demarcheId, contact, true);
  const { demarche, route, mode, service, priority, targetDate, law, tacitOn, tasks, debts, parts } = planned;
  return {
    ...destined(planned),
    passed: route.passed,
    priority,
    promisedOn: mode === 'municipal' ? targetDate : null,
    law: law && {
      regime: law.regime,
      silenceMonths: law.silenceMonths,
      tacitOn,
      announced: mode === 'municipal' && mayAnnounce(law),
    },
    tasks: tasks.map(({ kind, serviceId, dueAt }) => ({
      kind,
      service: named(serviceId ? town.services.get(serviceId)! : service),
      dueAt: dueAt!,
    })),
    debts: debts.map(({ kind, dueAt, payable }) => ({ kind, dueAt, payable })),
    parts: parts.map((part) => ({ title: part.title, service: named(part.service), promisedOn: part.targetDate })),
    chain: chainOf(town, demarche).map(({ id }) => destined(plan(town, id, contact, false))),
  };
}

function destined({ demarche, route, mode, service, administration }: Plan): Destined {
  const { id, title } = demarche;
  return {
    demarche: { id, title },
    rule: route.rule,
    mode,
    service: named(service),
    administration: administration && named(administration),
  };
}

function named({ id, name }: Named): Named {
  return { id, name };
}
