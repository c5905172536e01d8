import { parseMoney } from '../rates/parse-money';
import type { PayTerms } from '../rates/types';
import { embeddedJson, instantMember, member, textMember } from './embedded-json';
import { withName, withTrouble } from './sighting';
import { oneLine, textOf } from './text';
import type { ListedProject, ProjectSighting, RunningTask, Sighting, Trouble } from './types';

/* The dashboard of DataAnnotation and its sister; certainty as in surge-family.ts. */

/** CODE×6. The id holds a slash. */
export const DASHBOARD = 'div[id="workers/WorkerProjectsTable-hybrid-root"][data-props]';
/** CODE×2: headings of the tables before about April 2026. */
const TABLE_HEADINGS = ['qualifications', 'projects', 'report time'];
/** CODE×2. */
const NO_PROJECTS = /there aren['’]t any projects available|no projects available for you/i;

/** What the dashboard lists, in whichever of its generations. */
export function readDashboard(doc: Document): Omit<Sighting, 'kind'> {
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
  const toReport = listIn(props, 'reportableProjectsInfo', trouble);
  const items = [
    required,
    listIn(lists, 'easyProjects', trouble),
    listIn(lists, 'qualifications', trouble),
    toReport,
  ];
  const projects = items.some(Boolean)
    ? listedOnce(
        items.flatMap((list) => list ?? []),
        trouble,
      )
    : undefined;
  const running = listIn(props, 'inProgressTasksInfo', trouble)?.flatMap((item) => runningIn(item, trouble));
  const reportable = toReport?.flatMap(namedIn);
  return { projects, running, reportable, ...withTrouble(trouble) };
}

/** A missing list is no trouble: not every generation has each. */
function listIn(value: unknown, name: string, trouble: Trouble[]): unknown[] | undefined {
  const list = member(value, name);
  if (Array.isArray(list)) return list;
  if (list !== undefined && list !== null) trouble.push({ lookedFor: name, why: 'malformed' });
  return undefined;
}

function namedIn(item: unknown): ProjectSighting[] {
  const { project } = withName(textMember(item, 'id'), textMember(item, 'name'));
  return project ? [project] : [];
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
