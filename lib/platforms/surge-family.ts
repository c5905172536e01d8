import { controlsNamed, isUsable } from './controls';
import { durationAtStart } from './duration-text';
import { withName, withTrouble } from './sighting';
import { DASHBOARD, readDashboard } from './surge-dashboard';
import { readPayments } from './surge-payments';
import { sameLabel, textOf } from './text';
import type { Control, PageKind, Platform, Sighting, Trouble } from './types';

/*
 * The pages of DataAnnotation and of its sister Surge AI. Certainty of each fact, on DataAnnotation: CODE (seen in
 * tools that run on the page), COPY (in saved copies), SAID (by a worker), INFER. As of November 2026; nobody
 * here has seen a live page.
 */

/** CODE×3, text or value. The id of the older button is CODE×3, and may be gone. */
const ENTER = 'Enter Work Mode';
const ENTER_ID = '#enterWorkModeButton';
/** CODE×2: its presence means that the task is claimed. */
const EXIT = 'Exit Work Mode';
/** CODE + COPY×2. */
const BREADCRUMB = 'div.worker-task > ol > li.breadcrumb-item';
/** COPY×1, at the bottom of the page: a hint. Short forms were never seen. */
const EXPIRES = 'Expires in';
/** CODE×2: the project's own content, which may say anything. */
const CONTENT = '[data-testid="fields-text"], .rendered-markdown, [id^="question-"], script, style, textarea';
/** CODE×4 and COPY×2, by title. A survey is a task, and so is the review of a qualification. */
const TRAINING =
  /^(?:\[priority\] ?)?(?:\[(?:qualification|training|(?:💰 ?)?paid training)\]|onboarding\b)|- periodic refresher\b/iu;

type Route =
  | { page: 'task'; responseId?: string }
  /** A project's link: it redirects to a task, or to the dashboard when nothing is left. */
  | { page: 'entry'; projectId: string }
  | { page: 'reportTime'; projectId: string }
  | { page: 'dashboard' | 'payments' | 'overhead' | 'other' };

const CONTROLS: readonly Control[] = [
  { outcome: 'returned', labels: [EXIT] },
  // CODE, and its label.
  { outcome: 'skipped', selector: '#skip_button', labels: ['Skip'] },
  // CODE. The label is INFER: a click that nothing confirms lapses.
  { outcome: 'submitted', selector: '.task-response-submission button[type="submit"]', labels: ['Submit'] },
  // The escape hatch is a checkbox (SAID×5) that no source shows: the worker says `timeOnly` in the popup.
];

/** A platform of this family: what differs is its name and its host. */
export function surgeFamily(own: Pick<Platform, 'id' | 'name' | 'unverified'> & { host: string }): Platform {
  const { host, ...rest } = own;
  return {
    ...rest,
    hosts: [host],
    matches: [`https://${host}/*`],
    // `rule` stays open: no statement of the platform on third-party tools was found.
    controls: CONTROLS,
    kindOf: (doc, url) => (url.hostname === host ? kindOfRoute(doc, routeOf(url)) : undefined),
    read: (doc, url) => (url.hostname === host ? readRoute(doc, routeOf(url)) : { kind: 'other' }),
  };
}

function readRoute(doc: Document, route: Route): Sighting {
  const kind = kindOfRoute(doc, route);
  if (route.page === 'task') return { kind, ...readTask(doc, kind, route.responseId) };
  if (route.page === 'payments') return { kind, ...readPayments(doc) };
  if (route.page === 'reportTime') return { kind, project: { id: route.projectId } };
  if (route.page === 'dashboard' || (route.page === 'entry' && kind === 'overhead')) {
    return { kind, ...readDashboard(doc) };
  }
  return route.page === 'entry' ? { kind, ...withName(route.projectId, projectName(doc)) } : { kind };
}

/** CODE×8 dashboard, CODE + COPY task and entry, CODE report time and payments. */
function routeOf(url: URL): Route {
  const path = url.pathname.replace(/\/+$/, '');
  const projectId = url.searchParams.get('project_id');
  if (/^\/workers\/tasks\/[^/]+$/.test(path)) {
    return { page: 'task', responseId: url.searchParams.get('task_response_id') || undefined };
  }
  const [, project, reportTime] = /^\/workers\/projects\/([^/]+)(\/report_time)?$/.exec(path) ?? [];
  if (project) return { page: reportTime ? 'reportTime' : 'entry', projectId: project };
  if (projectId && (path === '/workers/tasks' || path === '/workers/projects')) {
    return { page: 'entry', projectId };
  }
  if (path === '/workers/projects') return { page: 'dashboard' };
  if (path === '/workers/payments') return { page: 'payments' };
  return { page: /^\/workers\/(?:inbox|support)$/.test(path) ? 'overhead' : 'other' };
}

function kindOfRoute(doc: Document, route: Route): PageKind {
  if (route.page === 'other') return 'other';
  if (route.page !== 'task' && route.page !== 'entry') return 'overhead';
  const mode = workMode(doc);
  // Without a response nobody has claimed it yet (INFER); with one the URL itself says task.
  const claimed = route.page === 'task' && route.responseId !== undefined && mode !== 'preview';
  if (mode === 'work' || claimed) return TRAINING.test(projectName(doc) ?? '') ? 'training' : 'task';
  const landed = route.page === 'entry' && mode === undefined && doc.querySelector(DASHBOARD);
  return landed ? 'overhead' : 'preview';
}

/** `unclear` while the controls are there but cannot be pressed: a form on its way. */
function workMode(doc: Document): 'work' | 'preview' | 'unclear' | undefined {
  const exits = controlsNamed(doc, EXIT);
  const enters = [...controlsNamed(doc, ENTER), ...doc.querySelectorAll(ENTER_ID)];
  if (exits.some(isUsable)) return 'work';
  if (enters.some(isUsable)) return 'preview';
  return exits.length + enters.length > 0 ? 'unclear' : undefined;
}

/** The last crumb that is not the list itself. The page’s title is shown by no source, so it is not used. */
function projectName(doc: Document): string | undefined {
  return lastCrumb(doc, `${BREADCRUMB}.active`) ?? lastCrumb(doc, BREADCRUMB);
}

function lastCrumb(doc: Document, selector: string): string | undefined {
  const names = [...doc.querySelectorAll(selector)].map((crumb) =>
    textOf(crumb).replace(/^(?:Projects )?\/ /, ''),
  );
  return names.findLast((name) => name !== '' && !sameLabel(name, 'Projects'));
}

function readTask(doc: Document, kind: PageKind, responseId: string | undefined): Omit<Sighting, 'kind'> {
  const trouble: Trouble[] = [];
  const name = projectName(doc);
  if (name === undefined) trouble.push({ lookedFor: BREADCRUMB, why: 'missing' });
  if (workMode(doc) === undefined) trouble.push({ lookedFor: `${ENTER}, ${EXIT}`, why: 'missing' });
  if (responseId === undefined && kind !== 'preview') {
    trouble.push({ lookedFor: 'task_response_id', why: 'missing' });
  }
  const deadlineInMs = expiresIn(doc, trouble);
  return { ...withName(undefined, name), taskKey: responseId, deadlineInMs, ...withTrouble(trouble) };
}

/** The last such text outside the project's own content. */
function expiresIn(doc: Document, trouble: Trouble[]): number | undefined {
  const body = doc.querySelector('body');
  if (!body?.textContent?.includes(EXPIRES)) return undefined;
  const texts = doc.createTreeWalker(body, 4 /* text */);
  let parent: Element | undefined;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const inside = node.textContent?.trimStart().startsWith(EXPIRES) ? node.parentElement : null;
    if (inside && !inside.closest(CONTENT)) parent = inside;
  }
  if (!parent) return undefined;
  // The length may stand in the same element, or in one beside it.
  const places = [parent, parent.parentElement].map(textOf);
  const after = places.map((text) =>
    text.slice(text.lastIndexOf(EXPIRES) + EXPIRES.length).replace(/^:/, ''),
  );
  const found = after.map(durationAtStart).find((ms) => ms !== undefined);
  if (found === undefined) trouble.push({ lookedFor: EXPIRES, why: 'malformed' });
  return found;
}
