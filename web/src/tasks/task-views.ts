import type { TaskView } from '../api/tasks.js';

export const taskViews: readonly { view: TaskView; title: string; empty: string }[] = [
  { view: 'queue', title: 'À prendre', empty: 'Rien à prendre.' },
  { view: 'mine', title: 'Les miennes', empty: 'Vous n’avez pris aucune tâche.' },
  { view: 'late', title: 'En retard', empty: 'Rien n’est en retard.' },
];
