import type { PayTerms } from '../rates/types';
import { dollarsAtStart } from './dollars';
import { embeddedJson, instantMember, member, textMember } from './embedded-json';
import { withTrouble } from './sighting';
import { oneLine, textOf } from './text';
import type { ListedProject, RunningTask, Sighting, Trouble } from './types';

/* The dashboard of DataAnnotation and its sister; certainty as in surge-family.ts. */

/** CODE×6. The id holds a slash. */
export const DASHBOARD = 'div[id="workers/WorkerProjectsTable-hybrid-root"][data-props]';
/** CODE×2. */
const NO_PROJECTS = /(?:aren['’]t any|no) projects available/i;

/** What the dashboard lists. Its tables of before April 2026 are gone, and read no more: pages pay for every byte. */
export function readDashboard(doc: Document): Omit<Sighting, 'kind'> {
  const props = embeddedJson(doc, DASHBOARD, 'data-props');
  if (props.trouble === undefined) return readProps(props.value);
  const trouble: Trouble[] = props.trouble.why === 'malformed' ? [props.trouble] : [];
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
  const line = oneLine(text);
  const money = /^\$[\d.,]+ ?\/ ?hr$/i.test(line) ? dollarsAtStart(line) : undefined;
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
