import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import type { Routes } from '../harness/routes.ts';
import { type Moment, now } from './moments.ts';

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
  rateMicros: 25_000_000,
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
export function page(fixture: string, leads: Leads = {}): string {
  const file = new URL(`../../fixtures/dataannotation/${fixture}.html`, import.meta.url);
  const ways = Object.entries(leads) as [Button, string][];
  return readFileSync(file, 'utf8').replace(/<form([^>]*)>(.*?)<\/form>/gs, (form, attributes, inner) => {
    const way = ways.find(([button]) => form.includes(BUTTONS[button].inForm));
    if (!way) return form;
    const to = new URL(way[1], DATAANNOTATION);
    const fields = [...to.searchParams].map(
      ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
    );
    return `<form${attributes} action="${to.pathname}">${fields.join('')}${inner}</form>`;
  });
}

/** Answers the platform's addresses with these pages, by path and query; all else is not found. */
export function serve(routes: Routes, pages: Record<string, string>): Promise<void> {
  return routes.add(`${DATAANNOTATION}/*`, ({ pathname, search }) => {
    const body = pages[pathname + search];
    return body === undefined ? undefined : { body };
  });
}

/** Goes to one of the platform's pages, as by an address typed. */
export async function visit(tab: Page, path: string): Promise<void> {
  await tab.goto(DATAANNOTATION + path);
}

/** Presses a button of a task page by a real click; the moment ends when the next page is there. */
export async function press(tab: Page, button: Button): Promise<Moment> {
  const { fromAt } = now();
  await Promise.all([tab.waitForNavigation(), tab.click(BUTTONS[button].selector)]);
  return { fromAt, toAt: Date.now() };
}
