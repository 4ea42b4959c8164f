import { Link, useParams, useSearchParams } from 'react-router';
import { useTasks } from '../api/tasks.js';
import { PageTitle } from '../shared/page-title.js';
import { Reading } from '../shared/reading.js';
import { ServiceFilter, useChosenService, useIsResponsible } from '../shared/service-filter.js';
import { TaskItem } from './task-item.js';
import { taskViews } from './task-views.js';
import classes from './tasks.module.css';

/** What there is to do, what is due first at the top. The view and the service are in the address. */
export function TasksPage() {
  const { town = '' } = useParams();
  const [search] = useSearchParams();
  const service = useChosenService();
  const { view, empty } = taskViews.find((one) => one.view === search.get('voir')) ?? taskViews[0]!;
  const isOfHead = useIsResponsible(town) && service === null && view === 'queue';
  const query = useTasks(town, view, service);
  const addressOf = (other: string) => `?${new URLSearchParams({ voir: other, ...(service && { service }) })}`;
  return (
    <>
      <PageTitle tab="Tâches">Tâches</PageTitle>
      <p className="quiet">L’échéance la plus proche d’abord, quel que soit le canal.</p>
      <nav aria-label="Quelles tâches" className={classes.views}>
        {taskViews.map((one) => (
          <Link key={one.view} to={addressOf(one.view)} aria-current={one.view === view ? 'true' : undefined}>
            {one.title}
          </Link>
        ))}
      </nav>
      <ServiceFilter town={town} all="Ce qui attend un responsable" />
      <Reading query={query}>
        {(tasks) =>
          tasks.length === 0 ? (
            <p role="status" className={classes.empty}>
              {isOfHead ? 'Rien n’attend un responsable. Choisissez un service pour voir son travail.' : empty}
            </p>
          ) : (
            <ul className={classes.list}>
              {tasks.map((task) => (
                <li key={task.id}>
                  <TaskItem town={town} task={task} />
                </li>
              ))}
            </ul>
          )
        }
      </Reading>
    </>
  );
}
