import { platformById, platforms } from '../platforms/list';
import type { Sighting, Trouble } from '../platforms/types';
import type { Look } from './look';
import type { PageNode } from './page-node';
import { addressShape } from './structure';

/** A problem report of a page: what it is made of, and what our reader makes of it. No text of the page is in it. */
export interface PageReport {
  format: 'piecerate-page-report';
  version: string;
  /** A built-in platform, or `site` for one that a worker taught. */
  platform: string;
  address: string;
  /** What the built-in reader says: the kind of page, what it found, and what it missed. */
  reads: { kind: string; finds: string[]; trouble: Trouble[] };
  page: PageNode;
}

/** Labels of every platform's controls, in small letters. */
export const controlLabels: ReadonlySet<string> = new Set(
  platforms.flatMap(({ controls }) =>
    controls.flatMap(({ labels = [] }) => labels.map((one) => one.toLowerCase())),
  ),
);

/** `undefined` where the look has no structure. */
export function pageReport(look: Look, platform: string, version: string): PageReport | undefined {
  if (!look.structure) return undefined;
  return {
    format: 'piecerate-page-report',
    version,
    platform: platformById(platform)?.id ?? 'site',
    address: addressShape(new URL(look.url)),
    reads: readsOf(platformById(platform) ? look.sighting : undefined),
    page: look.structure,
  };
}

function readsOf(sighting: Sighting | undefined): PageReport['reads'] {
  if (!sighting) return { kind: 'none', finds: [], trouble: [] };
  const { kind, project, trouble = [] } = sighting;
  const named = [
    'taskKey',
    'pay',
    'deadlineAt',
    'deadlineInMs',
    'estimateMs',
    'projects',
    'running',
  ] as const;
  const finds: string[] = named.filter((name) => sighting[name] !== undefined);
  if (project?.id !== undefined) finds.push('project.id');
  if (project?.name !== undefined) finds.push('project.name');
  return { kind, finds, trouble };
}
