import type { Project } from './types';

/** What a project is called on screens and outside: as the worker calls it, else as its platform does. */
export const shownName = (project: Pick<Project, 'alias' | 'name'> | undefined): string | undefined =>
  project?.alias ?? project?.name;
