import { parseMoney } from '../rates/parse-money';
import type { PayTerms } from '../rates/types';
import { controlsNamed, isUsable } from './controls';
import { durationAtStart } from './duration-text';
import { embeddedJson, instantMember, member, textMember } from './embedded-json';
import { oneLine, sameLabel, textOf } from './text';
import type { ListedProject, PageKind, Platform, RunningTask, Sighting, Trouble } from './types';

/*
 * Certainty of each fact: CODE (seen in tools that run on the page), COPY (in saved copies), SAID (by a
 * worker), INFER. As of November 2026; nobody here has seen a live page.
 */

/** CODE×10. `www.` is marketing only. */
const HOST = 'app.dataannotation.tech';
/** CODE×3, text or value. The id of the older button is CODE×3, and may be gone. */
const ENTER = 'Enter Work Mode';
const ENTER_ID = '#enterWorkModeButton';
/** CODE×2: its presence means that the task is claimed. */
const EXIT = 'Exit Work Mode';
/** CODE + COPY×2. */
const BREADCRUMB = 'div.worker-task > ol > li.breadcrumb-item';
/** CODE×6. The id holds a slash. */
const DASHBOARD = 'div[id="workers/WorkerProjectsTable-hybrid-root"][data-props]';
/** CODE×2: headings of the tables before about April 2026. */
const TABLE_HEADINGS = ['qualifications', 'projects', 'report time'];
/** CODE×2. */
const NO_PROJECTS = /there aren['’]t any projects available|no projects available for you/i;
/** COPY×1, at the bottom of the page: a hint. Short forms were never seen. */
const EXPIRES = 'Expires in';
/** CODE×2: the project's own content, which may say anything. */
const CONTENT = '[data-testid="fields-text"], .rendered-markdown, [id^="question-"], script, style, textarea';
/** CODE×4 and COPY×2, by title. A survey is a task, and so is the review of a qualification. */
const TRAINING =
  /^(?:\[priority\] ?)?(?:\[(?:qualification|training|💰 ?paid training|paid training)\]|onboarding\b)|- periodic refresher\b/iu;

type Route =
  | { page: 'task'; responseId?: string }
  /** A project's link: it redirects to a task, or to the dashboard when nothing is left. */
  | { page: 'entry'; projectId: string }
  | { page: 'reportTime'; projectId: string }
  | { page: 'dashboard' | 'overhead' | 'other' };

export const dataannotation: Platform = {
  id: 'dataannotation',
  name: 'DataAnnotation',
  hosts: [HOST],
  matches: [`https://${HOST}/*`],
  // `rule` stays open: no statement of the platform on third-party tools was found.
  controls: [
    { outcome: 'returned', labels: [EXIT] },
    // CODE, and its label.
    { outcome: 'skipped', selector: '#skip_button', labels: ['Skip'] },
    // CODE. The label is INFER: a click that nothing confirms lapses.
    { outcome: 'submitted', selector: '.task-response-submission button[type="submit"]', labels: ['Submit'] },
    // The escape hatch is a checkbox (SAID×5) that no source shows: the worker says `timeOnly` in the popup.
  ],
  kindOf(doc, url) {
    return url.hostname === HOST ? kindOfRoute(doc, routeOf(url)) : undefined;
  },
  read(doc, url) {
    if (url.hostname !== HOST) return { kind: 'other' };
    const route = routeOf(url);
    const kind = kindOfRoute(doc, route);
    if (route.page === 'task') return { kind, ...readTask(doc, kind, route.responseId) };
    if (route.page === 'reportTime') return { kind, project: { id: route.projectId } };
    if (route.page === 'dashboard' || (route.page === 'entry' && kind === 'overhead')) {
      return { kind, ...readDashboard(doc) };
    }
    return route.page === 'entry' ? { kind, ...withName(route.projectId, projectName(doc)) } : { kind };
  },
};

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
  return { page: /^\/workers\/(?:payments|inbox|support)$/.test(path) ? 'overhead' : 'other' };
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

function withName(id: string | undefined, name: string | undefined): Pick<Sighting, 'project'> {
  return id === undefined && name === undefined ? {} : { project: { id, name } };
}

/** Each thing that was looked for once, however many rows lack it. */
function withTrouble(trouble: Trouble[]): Pick<Sighting, 'trouble'> {
  const once = new Map(trouble.map((one) => [`${one.lookedFor} ${one.why}`, one]));
  return once.size > 0 ? { trouble: [...once.values()] } : {};
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

function readDashboard(doc: Document): Omit<Sighting, 'kind'> {
  const props = embeddedJson(doc, DASHBOARD, 'data-props');
  if (props.trouble === undefined) return readProps(props.value);
  const trouble: Trouble[] = props.trouble.why === 'malformed' ? [props.trouble] : [];
  const listed = tableProjects(doc, trouble);
  if (listed) return { projects: listed, ...withTrouble(trouble) };
  if (NO_PROJECTS.test(textOf(doc.querySelector('body')))) return { projects: [], ...withTrouble(trouble) };
  return { trouble: [props.trouble] };
}

/** CODE×6 `projects`, CODE×3 `reportableProjectsInfo`, CODE×1 each of the others. */
function readProps(props: unknown): Omit<Sighting, 'kind'> {
  const trouble: Trouble[] = [];
  const lists = member(props, 'dashboardMerchTargeting');
  const required = listIn(lists, 'projects', trouble);
  if (!required && trouble.length === 0) {
    trouble.push({ lookedFor: 'dashboardMerchTargeting.projects', why: 'missing' });
  }
  const items = [
    required,
    listIn(lists, 'easyProjects', trouble),
    listIn(lists, 'qualifications', trouble),
    listIn(props, 'reportableProjectsInfo', trouble),
  ];
  const projects = items.some(Boolean)
    ? listedOnce(
        items.flatMap((list) => list ?? []),
        trouble,
      )
    : undefined;
  const running = listIn(props, 'inProgressTasksInfo', trouble)?.flatMap((item) => runningIn(item, trouble));
  return { projects, running, ...withTrouble(trouble) };
}

/** A missing list is no trouble: not every generation has each. */
function listIn(value: unknown, name: string, trouble: Trouble[]): unknown[] | undefined {
  const list = member(value, name);
  if (Array.isArray(list)) return list;
  if (list !== undefined && list !== null) trouble.push({ lookedFor: name, why: 'malformed' });
  return undefined;
}

/** A project may stand in two lists. */
function listedOnce(items: unknown[], trouble: Trouble[]): ListedProject[] {
  const listed = new Map<string, ListedProject>();
  for (const item of items) {
    const id = textMember(item, 'id');
    const name = textMember(item, 'name');
    const key = id ?? name;
    if (key === undefined) {
      trouble.push({ lookedFor: 'projects[].id', why: 'malformed' });
      continue;
    }
    const before = listed.get(key);
    listed.set(key, { id, name: before?.name ?? name, pay: before?.pay ?? payIn(item, trouble) });
  }
  return [...listed.values()];
}

/**
 * CODE. `payPerHourInCents` is all that an hour pays; `priorityPayPerHourInCents` is a part of it (base =
 * pay − priority part). Before about July 2026 `pay` is a text, and an empty one means unpaid.
 */
function payIn(item: unknown, trouble: Trouble[]): PayTerms | undefined {
  const cents = member(item, 'payPerHourInCents');
  if (typeof cents === 'number' && cents > 0 && cents < 1_000_000) {
    return { basis: 'perHourReported', rateMicros: Math.round(cents * 10_000), currency: 'USD' };
  }
  if (cents !== undefined && cents !== null && cents !== 0) {
    trouble.push({ lookedFor: 'projects[].payPerHourInCents', why: 'malformed' });
  }
  const text = member(item, 'pay');
  if (typeof text !== 'string') return undefined;
  return oneLine(text) === '' ? { basis: 'unpaid' } : payOfText(text, 'projects[].pay', trouble);
}

/** Only `$21.00/hr` was ever seen. How a piece is written is not known, so it is asked. */
function payOfText(text: string, lookedFor: string, trouble: Trouble[]): PayTerms | undefined {
  const money = /\/ ?hr$/i.test(oneLine(text)) ? parseMoney(text) : undefined;
  if (money && money.amountMicros > 0) {
    return { basis: 'perHourReported', rateMicros: money.amountMicros, currency: money.currency };
  }
  trouble.push({ lookedFor, why: 'malformed' });
  return undefined;
}

/** CODE×1, as tested against a live payload: `id` is the response, the task page's key. */
function runningIn(item: unknown, trouble: Trouble[]): RunningTask[] {
  const taskKey = textMember(item, 'id');
  if (taskKey === undefined) {
    trouble.push({ lookedFor: 'inProgressTasksInfo[].id', why: 'malformed' });
    return [];
  }
  const project = { id: textMember(item, 'projectId'), name: textMember(item, 'projectName') };
  const startedAt = instantMember(item, 'startedAt');
  return [{ taskKey, project, startedAt, deadlineAt: instantMember(item, 'expiresAt') }];
}

/** CODE×2: a heading, then a table of Name, Pay, Tasks, Created. `undefined` where there is none. */
function tableProjects(doc: Document, trouble: Trouble[]): ListedProject[] | undefined {
  let listed: ListedProject[] | undefined;
  let heading = '';
  for (const element of doc.querySelectorAll('h2, table')) {
    const isTable = element.localName === 'table';
    if (isTable && TABLE_HEADINGS.includes(heading))
      listed = [...(listed ?? []), ...rowsOf(element, trouble)];
    heading = isTable ? '' : textOf(element).toLowerCase();
  }
  return listed;
}

function rowsOf(table: Element, trouble: Trouble[]): ListedProject[] {
  const rows = [...table.querySelectorAll('tr')].map((row) => [...row.querySelectorAll('th, td')]);
  const titles = rows[0]?.map((cell) => textOf(cell).toLowerCase()) ?? [];
  const nameAt = titles.indexOf('name');
  const payAt = titles.indexOf('pay');
  if (nameAt < 0) {
    trouble.push({ lookedFor: 'table: Name', why: 'missing' });
    return [];
  }
  return rows.slice(1).flatMap((cells) => {
    if (cells.length !== titles.length) {
      trouble.push({ lookedFor: 'table: row', why: 'malformed' });
      return [];
    }
    const name = textOf(cells[nameAt]);
    if (name === '') return [];
    // An empty cell is unknown: that empty means unpaid was seen in the JSON alone.
    const pay = textOf(cells[payAt]);
    return [{ id: linkedProject(cells), name, pay: pay ? payOfText(pay, 'table: Pay', trouble) : undefined }];
  });
}

/** The project in a row's link, in any of the forms that links have. */
function linkedProject(cells: readonly Element[]): string | undefined {
  const href = cells.map((cell) => cell.querySelector('a[href]')?.getAttribute('href')).find(Boolean) ?? '';
  return /[?&]project_id=([^&#]+)/.exec(href)?.[1] ?? /\/workers\/projects\/([^/?#]+)/.exec(href)?.[1];
}
