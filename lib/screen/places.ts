import type { Project, Snapshot } from '../books/types';
import { t } from '../i18n';
import { GENERAL_NOTE, platformNote, projectNote } from '../notes/places';
import { BY_HAND, platformName } from './platformName';

/** What a screen beside the task is about. */
export interface About {
  platform?: string;
  /** Project key. */
  project?: string;
}

/** A place that has a note of its own, with what the worker calls it. */
export interface PlaceView {
  id: string;
  kind: 'project' | 'platform' | 'general';
  title: string;
  platform?: string;
  project?: string;
}

/**
 * What the tab in front is about: its own project, then that of the task on the clock (a guideline beside it is
 * about that), then the last one.
 */
export function aboutOf(snapshot: Snapshot | undefined, tabId: number | undefined): About {
  if (!snapshot) return {};
  const { tabs = [], now, last } = snapshot;
  const shown = tabs.filter(({ id }) => id === tabId);
  const tab = shown.find(({ project }) => project !== undefined) ?? shown[0];
  const { project, platform } = tab?.project === undefined ? (now ?? tab ?? last ?? {}) : tab;
  return {
    ...(platform === undefined || platform === BY_HAND ? {} : { platform }),
    ...(project === undefined ? {} : { project }),
  };
}

export const sameAbout = (a: About, b: About): boolean =>
  a.platform === b.platform && a.project === b.project;

/** The places of a project: its own, its platform's, and what holds everywhere. */
export function placesOf({ platform, project }: About, projects: readonly Project[]): PlaceView[] {
  const known = projects.find(({ key }) => key === project);
  const places: PlaceView[] = [];
  if (known) {
    const title = known.alias ?? known.name ?? t('projectUnnamed');
    places.push({
      id: projectNote(known),
      kind: 'project',
      title,
      platform: known.platform,
      project: known.key,
    });
  }
  const of = known?.platform ?? platform;
  if (of !== undefined && of !== BY_HAND)
    places.push({ id: platformNote(of), kind: 'platform', title: platformName(of), platform: of });
  return [...places, { id: GENERAL_NOTE, kind: 'general', title: t('notesGeneral') }];
}
