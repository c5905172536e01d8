import type { Project } from '../books/types';
import { knownProject } from '../platforms/family';
import type { StatementRow } from './statement';

/** Names of projects that the books do not know on a platform, with their lines counted, the most first. */
export function unknownNames(
  rows: readonly StatementRow[],
  projects: readonly Project[],
  said: Readonly<Record<string, string>> = {},
): { name: string; lines: number }[] {
  const names = Map.groupBy(
    rows.filter(({ name }) => name !== undefined),
    ({ name = '' }) => name,
  );
  return [...names]
    .filter(([name]) => !Object.hasOwn(said, name) && !knownProject(projects, { name }))
    .map(([name, own]) => ({ name, lines: own.length }))
    .sort((a, b) => b.lines - a.lines);
}
