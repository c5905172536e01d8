import { scaleRule } from './rules';
import { idIn, kindOfTaskPage, OBJECT_ID, readTaskPage, SCALE_CONTROLS } from './scale-family';
import type { PageKind, Platform, Sighting } from './types';

/* Certainty as in scale-family.ts; as of January 2026. */

/** CODE×6; the second was its host in 2023 (CODE×1). */
const HOSTS = ['app.outlier.ai', 'app.tryoutlier.com'];

/** CODE×2: links that claim one task, or one attempt at it. Normal work has none of them in its address. */
const CLAIMS = ['pipelineV3HumanNodeId', 'taskId'];

/** CODE×4 audits of others' work, in a window that closes itself when its operation is done. */
const OPERATION = 'qaOperationId';

/** CODE×5 public pages: job offers and signing in are no work. */
const PUBLIC = /^(?:opportunities|jobs?|login|signup|referrals)$/;

type Route =
  | { page: 'task' | 'overhead' | 'other' }
  | { page: 'operation'; operationId: string }
  | { page: 'course'; courseId?: string }
  | { page: 'project'; projectId: string };

export const outlier: Platform = {
  id: 'outlier',
  name: 'Outlier',
  hosts: HOSTS,
  matches: HOSTS.map((host) => `https://${host}/*`),
  rule: scaleRule,
  offersByHand: true,
  unkeyed: true,
  controls: SCALE_CONTROLS,
  kindOf(doc, url) {
    return HOSTS.includes(url.hostname) ? kindOfRoute(doc, routeOf(url)) : undefined;
  },
  read(doc, url) {
    if (!HOSTS.includes(url.hostname)) return { kind: 'other' };
    const route = routeOf(url);
    const kind = kindOfRoute(doc, route);
    return { kind, ...readRoute(doc, url, route, kind) };
  },
};

/** The path behind its optional language and `expert` (CODE + SAID). */
function routeOf(url: URL): Route {
  const parts = url.pathname.split('/').filter(Boolean);
  const [first = '', second = '', , item = '', tail = ''] = parts.slice(prefixOf(parts));
  const isLast = second === '';
  if (first === 'tasks' && isLast) return { page: 'task' };
  if (first === 'course' && isLast) return { page: 'course', courseId: idIn(url, ['id']) };
  if (first === 'projects' && OBJECT_ID.test(second)) return { page: 'project', projectId: second };
  if (first === 'outlieradmin' && second === 'tools') {
    const operationId = idIn(url, [OPERATION]);
    return operationId !== undefined && OBJECT_ID.test(item) && tail === ''
      ? { page: 'operation', operationId }
      : { page: 'overhead' };
  }
  if (/^(?:marketplace|projects|earnings)$/.test(first)) return { page: 'overhead' };
  return { page: 'other' };
}

/** How many parts stand before the page's own: `en`, `expert`, or both; `/tasks` may stand behind any one. */
function prefixOf(parts: readonly string[]): number {
  const language = /^[a-z]{2}(?:-[a-z]{2,4})?$/i.test(parts[0] ?? '') ? 1 : 0;
  const prefix = parts[language] === 'expert' ? language + 1 : language;
  return prefix === 0 && parts[1] === 'tasks' && !PUBLIC.test(parts[0] ?? '') ? 1 : prefix;
}

function kindOfRoute(doc: Document, { page }: Route): PageKind {
  if (page === 'task') return kindOfTaskPage(doc);
  if (page === 'operation') return 'task';
  if (page === 'course') return 'training';
  return page === 'other' ? 'other' : 'overhead';
}

/** The names of projects and what they pay are shown by no source (looked for): the worker says them. */
function readRoute(doc: Document, url: URL, route: Route, kind: PageKind): Omit<Sighting, 'kind'> {
  if (route.page === 'task') return kind === 'task' ? readTaskPage(doc, idIn(url, CLAIMS)) : {};
  // Its submit goes in two steps, of which only the second is final (CODE×1), and shows no control (looked for).
  if (route.page === 'operation') return { taskKey: route.operationId };
  if (route.page === 'course') return route.courseId === undefined ? {} : { taskKey: route.courseId };
  return route.page === 'project' ? { project: { id: route.projectId } } : {};
}
