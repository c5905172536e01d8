import type { Outcome } from '../clock/types';
import type { PayTerms } from '../rates/types';
import type {
  ListedProject,
  PageKind,
  Platform,
  ProjectSighting,
  RunningTask,
  Sighting,
  Trouble,
} from './types';

/** Every page of the practice site has it; other pages on this host are not ours. */
const MAIN = 'main#practice[data-page]';

const KINDS: Readonly<Record<string, PageKind>> = {
  task: 'task',
  preview: 'preview',
  training: 'training',
  projects: 'overhead',
  guidelines: 'overhead',
  done: 'overhead',
};

const ENDINGS: readonly Outcome[] = ['submitted', 'timeOnly', 'skipped', 'returned', 'expired'];

/**
 * The practice site of this repository (tests/practice), for tests, demos and first steps. Its pages hold
 * what they say in data attributes, in micros, milliseconds and epoch milliseconds.
 */
export const practice: Platform = {
  id: 'practice',
  name: 'Practice',
  hosts: ['127.0.0.1'],
  matches: ['http://127.0.0.1/*'],
  controls: [
    { outcome: 'submitted', selector: '#submit' },
    { outcome: 'skipped', selector: '#skip' },
    { outcome: 'timeOnly', selector: '#hatch' },
    { outcome: 'returned', selector: '#return' },
  ],
  kindOf(doc, url) {
    if (url.hostname !== '127.0.0.1') return undefined;
    const main = doc.querySelector(MAIN);
    return main ? kindOfMain(main) : undefined;
  },
  read(doc) {
    const main = doc.querySelector(MAIN);
    if (!main) return { kind: 'other', trouble: [{ lookedFor: MAIN, why: 'missing' }] };
    const trouble: Trouble[] = [];
    const sighting = readMain(main, trouble);
    return trouble.length > 0 ? { ...sighting, trouble } : sighting;
  },
};

function kindOfMain(main: Element): PageKind {
  return KINDS[main.getAttribute('data-page') ?? ''] ?? 'other';
}

function readMain(main: Element, trouble: Trouble[]): Sighting {
  const kind = kindOfMain(main);
  if (main.getAttribute('data-page') === 'projects') {
    return { kind, projects: listedOf(main, trouble), running: runningOf(main, trouble) };
  }
  const taskKey = textOf(main, 'data-task');
  if (kind === 'task' && taskKey === undefined) trouble.push({ lookedFor: 'data-task', why: 'missing' });
  return known({
    kind,
    project: projectOf(main),
    taskKey,
    pay: payOf(main, trouble),
    ...deadlineOf(main, trouble),
    refused: isRefused(main) || undefined,
    ended: ENDINGS.find((outcome) => outcome === main.getAttribute('data-ended')),
  });
}

function listedOf(main: Element, trouble: Trouble[]): ListedProject[] {
  return [...main.querySelectorAll('.project-card')].map((card) =>
    known({
      id: textOf(card, 'data-project'),
      name: card.querySelector('.project-name')?.textContent?.trim() || undefined,
      pay: payOf(card, trouble),
    }),
  );
}

function runningOf(main: Element, trouble: Trouble[]): RunningTask[] {
  return [...main.querySelectorAll('[data-running]')].flatMap((row) => {
    const taskKey = textOf(row, 'data-running');
    if (taskKey === undefined) return [];
    const startedAt = wholeOf(row, 'data-started-at', trouble);
    const deadlineAt = wholeOf(row, 'data-expires-at', trouble);
    return [known({ taskKey, project: projectOf(row) ?? {}, startedAt, deadlineAt })];
  });
}

function projectOf(element: Element): ProjectSighting | undefined {
  const id = textOf(element, 'data-project');
  if (id === undefined) return undefined;
  return known({ id, name: textOf(element, 'data-project-name') });
}

/** Terms of the first pay tag; a page without one says nothing about pay. */
function payOf(within: Element, trouble: Trouble[]): PayTerms | undefined {
  const tag = within.querySelector('.pay[data-pay-basis]');
  if (!tag) return undefined;
  const basis = tag.getAttribute('data-pay-basis');
  if (basis === 'unpaid') return { basis };
  const currency = textOf(tag, 'data-currency');
  const amountMicros = wholeOf(tag, 'data-amount-micros', trouble);
  const rateMicros = wholeOf(tag, 'data-rate-micros', trouble);
  if (basis === 'perTask' && currency !== undefined && amountMicros !== undefined) {
    return { basis, amountMicros, currency };
  }
  if (basis === 'perHourReported' && currency !== undefined && rateMicros !== undefined) {
    const capMs = wholeOf(tag, 'data-cap-ms', trouble);
    return { basis, rateMicros, currency, ...(capMs === undefined ? {} : { capMs }) };
  }
  trouble.push({ lookedFor: '.pay[data-pay-basis]', why: 'malformed' });
  return undefined;
}

/** The instant where the page names it; else what its words leave, like `9 min 5 s`. */
function deadlineOf(main: Element, trouble: Trouble[]): Pick<Sighting, 'deadlineAt' | 'deadlineInMs'> {
  const named = main.querySelector('#deadline');
  if (named) return { deadlineAt: wholeOf(named, 'data-expires-at', trouble) };
  const left = main.querySelector('#time-left');
  if (!left) return {};
  const words = /^(\d{1,5}) min(?: (\d{1,2}) s)?$/.exec(left.textContent?.trim() ?? '');
  if (words) return { deadlineInMs: (Number(words[1]) * 60 + Number(words[2] ?? 0)) * 1000 };
  trouble.push({ lookedFor: '#time-left', why: 'malformed' });
  return {};
}

function isRefused(main: Element): boolean {
  const error = main.querySelector('#error');
  return error !== null && !error.hasAttribute('hidden') && error.textContent?.trim() !== '';
}

/** An attribute with text in it. */
function textOf(element: Element, name: string): string | undefined {
  return element.getAttribute(name)?.trim() || undefined;
}

/** An attribute that holds a whole number; anything else in it is trouble. */
function wholeOf(element: Element, name: string, trouble: Trouble[]): number | undefined {
  const text = textOf(element, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  trouble.push({ lookedFor: name, why: 'malformed' });
  return undefined;
}

/** The same without members that are unknown. */
function known<T extends object>(members: T): T {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as T;
}
