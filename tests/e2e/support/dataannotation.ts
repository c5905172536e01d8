import type { Page } from 'puppeteer-core';
import type { Routes } from '../harness/routes.ts';
import { countedMs, type Fact } from './facts.ts';
import { loadOf, type Moment } from './moments.ts';
import { type Read, readWhen } from './popup.ts';
import { Shift } from './shift.ts';
import { fixture, pressOn } from './site.ts';

/**
 * DataAnnotation's true addresses, answered from the reader's fixtures. Its forms navigate as forms do; to
 * where is the test's choice, since no source shows it.
 */
export const DATAANNOTATION = 'https://app.dataannotation.tech';

export const DASHBOARD = '/workers/projects';
export const PAYMENTS = '/workers/payments';
export const SIGN_IN = '/users/sign_in';
export const reportTime = (projectId: string) => `/workers/projects/${projectId}/report_time`;

/** The project that the fixtures' dashboard lists at $25 an hour, and whose tasks most fixtures show. */
export const RUBRICS = {
  id: '00000001-1c2d-4e3f-8a4b-5c6d7e8f9a0b',
  name: 'Rubric Writing - 06/14/26',
  pay: { basis: 'perHourReported', rateMicros: 25_000_000, currency: 'USD' },
};

const uuid = (n: number) => `${n.toString(16).padStart(8, '0')}-1c2d-4e3f-8a4b-5c6d7e8f9a0b`;

/** Address of the task `n`, claimed: its response is what makes it one. */
export const taskPath = (n: number) => `/workers/tasks/${uuid(n)}?task_response_id=${uuid(n + 0x100)}`;

/** Buttons of a task page, and how each of the fixtures writes them. */
const BUTTONS = {
  submit: { inForm: 'task-response-submission', selector: '.task-response-submission button' },
  skip: { inForm: 'skip_button', selector: '#skip_button' },
  exit: { inForm: 'Exit Work Mode', selector: 'input[value="Exit Work Mode"]' },
  enter: { inForm: 'Enter Work Mode', selector: '#enterWorkModeButton' },
};
type Button = keyof typeof BUTTONS;

/** Where the forms of a page lead. */
export type Leads = Partial<Record<Button, string>>;

/** A fixture's page whose forms lead somewhere. */
export function page(name: string, leads: Leads = {}): string {
  const ways = Object.entries(leads) as [Button, string][];
  return fixture('dataannotation', name).replace(
    /<form([^>]*)>(.*?)<\/form>/gs,
    (form, attributes, inner) => {
      const way = ways.find(([button]) => form.includes(BUTTONS[button].inForm));
      if (!way) return form;
      const to = new URL(way[1], DATAANNOTATION);
      const fields = [...to.searchParams].map(
        ([field, value]) => `<input type="hidden" name="${field}" value="${value}">`,
      );
      return `<form${attributes} action="${to.pathname}">${fields.join('')}${inner}</form>`;
    },
  );
}

/** Answers the platform's addresses with these pages, by path and query; all else is not found. */
export function serve(routes: Routes, pages: Record<string, string>): Promise<void> {
  return routes.add(`${DATAANNOTATION}/*`, ({ pathname, search }) => {
    const body = pages[pathname + search];
    return body === undefined ? undefined : { body };
  });
}

/** Two tasks of one project: the first, seen and claimed, and the one that follows it. */
export const FIRST = taskPath(1);
export const SECOND = taskPath(2);
/** Seen, not claimed: no response yet. */
export const PREVIEW = FIRST.replace(/\?.*/, '');
export const FIRST_PAGE = page('task-input', { submit: SECOND, skip: SECOND, exit: DASHBOARD });

export const USUAL_PAGES: Record<string, string> = {
  '/favicon.ico': '',
  [DASHBOARD]: page('dashboard-cents'),
  [PREVIEW]: page('preview-input', { enter: FIRST }),
  [FIRST]: FIRST_PAGE,
  [SECOND]: page('task-input', { submit: DASHBOARD, skip: DASHBOARD, exit: DASHBOARD }),
};

/** A shift on the platform, with an empty tab in front; `pages` go before the usual ones. */
export async function startShift(pages: Record<string, string> = {}): Promise<{ shift: Shift; tab: Page }> {
  const shift = await Shift.on({ url: DATAANNOTATION, close: async () => {} });
  await serve(shift.chromium.routes, { ...USUAL_PAGES, ...pages });
  return { shift, tab: await shift.chromium.newTab('about:blank') };
}

/** Goes to one of the platform's pages, as by an address typed; says when its document began. */
export async function open(tab: Page, path: string): Promise<Moment> {
  await tab.goto(DATAANNOTATION + path);
  return loadOf(tab);
}

/** Presses a button of a task page by a real click; the moment ends when the next page is there. */
export const press = (tab: Page, button: Button) => pressOn(tab, BUTTONS[button].selector);

/** What the popup says once it says what is wanted; then the page has focus again. */
export async function glance(
  shift: Shift,
  tab: Page,
  message: string,
  wanted: (read: Read) => boolean,
): Promise<Read> {
  const said = await readWhen(await shift.chromium.openPopup(), message, wanted);
  await shift.chromium.focus(tab);
  return said;
}

/** What a task of the $25 project earned: its rate times its counted time. */
export function earned(task: Fact | undefined) {
  const micros = ((task ? countedMs([task]) : 0) * RUBRICS.pay.rateMicros) / 3_600_000;
  const low = Math.floor(micros);
  // Half a micro goes to the even one.
  const amountMicros = micros - low === 0.5 ? low + (low % 2) : Math.round(micros);
  return { amountMicros, currency: 'USD' };
}
