import type { ComponentType } from 'preact';
import type { ShellView } from '../../components/dashboard/Shell';

/** A view of the dashboard; its part is fetched when the worker first goes there. See README.md. */
export interface View extends ShellView {
  load(): Promise<{ default: ComponentType }>;
}

/** In the order of the navigation; the first is where the dashboard opens. One line each. */
export const views: readonly [View, ...View[]] = [
  { id: 'overview', title: 'viewOverview', ranged: true, load: () => import('./views/overview') },
  { id: 'tasks', title: 'viewTasks', load: () => import('./views/tasks') },
  { id: 'timeline', title: 'viewTimeline', load: () => import('./views/timeline') },
  { id: 'projects', title: 'viewProjects', ranged: true, load: () => import('./views/projects') },
  { id: 'pay', title: 'viewPay', load: () => import('./views/pay') },
  { id: 'money', title: 'viewMoney', ranged: true, load: () => import('./views/money') },
  { id: 'reconcile', title: 'viewReconcile', ranged: true, load: () => import('./views/reconcile') },
  { id: 'compare', title: 'viewCompare', ranged: true, load: () => import('./views/compare') },
  { id: 'goals', title: 'viewGoals', load: () => import('./views/goals') },
  { id: 'report', title: 'viewReport', ranged: true, load: () => import('./views/report') },
  { id: 'data', title: 'viewData', ranged: true, load: () => import('./views/data') },
  { id: 'aet', title: 'viewAet', load: () => import('./views/aet') },
  { id: 'settings', title: 'viewSettings', load: () => import('./views/settings') },
  { id: 'platforms', title: 'viewPlatforms', load: () => import('./views/platforms') },
  { id: 'guidelines', title: 'viewGuidelines', load: () => import('./views/guidelines') },
  { id: 'checklists', title: 'checklists', load: () => import('./views/checklists') },
];
