import type { Project } from '../../lib/books/types';
import { t } from '../../lib/i18n';

/** Projects to choose from and to name, in the order of their names. */
export function projectWords(projects: readonly Project[]) {
  const byKey = new Map(projects.map((project) => [project.key, project]));
  const text = (key: string): string => {
    const project = byKey.get(key);
    if (key.endsWith(':')) return t('projectUnnamed');
    return project?.alias ?? project?.name ?? project?.platformId ?? key.slice(key.indexOf(':') + 1);
  };
  const keys = projects
    .map(({ key }) => key)
    .filter((key) => !key.endsWith(':'))
    .sort((a, b) => text(a).localeCompare(text(b)));
  return { keys, text };
}

const two = (n: number) => String(n).padStart(2, '0');

/** The date that a calendar on the wall shows at an instant, in the zone of this page. */
export function dateOfInstant(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
