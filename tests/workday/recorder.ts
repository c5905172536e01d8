import type { Page } from 'puppeteer-core';

/** What a page saw of itself: from `at` on, it had the focus or not, and showed this task. Epoch ms. */
export interface Seen {
  at: number;
  focus: boolean;
  /** The platform's own id of the task that the page shows. */
  task?: string;
  /** The document is over. */
  gone?: boolean;
}

/** How often a page looks at itself where no event tells. */
const LOOK_MS = 25;
const BINDING = 'workdaySees';

/* Runs in each document from its first instant, in the page's own world: the extension has no part in it. */
function watch(binding: string, lookMs: number, taskOf: string): void {
  const task = new Function(`return (${taskOf})()`) as () => string | undefined;
  const tell = Reflect.get(window, binding) as (text: string) => void;
  let last = '';
  const look = (gone = false): void => {
    const focus = !gone && document.hasFocus() && document.visibilityState === 'visible';
    const seen = { focus, task: task(), gone };
    const text = JSON.stringify(seen);
    if (text === last) return;
    last = text;
    tell(JSON.stringify({ ...seen, at: performance.timeOrigin + performance.now() }));
  };
  look();
  for (const type of ['focus', 'blur', 'pageshow']) addEventListener(type, () => look(), true);
  document.addEventListener('visibilitychange', () => look());
  addEventListener('pagehide', () => look(true));
  new MutationObserver(() => look()).observe(document, { childList: true, subtree: true, attributes: true });
  setInterval(look, lookMs);
}

/** Ids that the practice site and DataAnnotation's fixtures give their tasks. */
function taskShown(): string | undefined {
  const main = document.querySelector<HTMLElement>('main[data-page="task"]');
  const [, id] = /\/workers\/tasks\/([\w-]+)/.exec(location.pathname) ?? [];
  return main?.dataset.task ?? id;
}

/** Lets a tab keep a log of what it shows and when it has the focus, over all pages to come. */
export async function record(page: Page, heard: (seen: Seen) => void): Promise<void> {
  const session = await page.createCDPSession();
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === BINDING) heard(JSON.parse(payload) as Seen);
  });
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: BINDING });
  await page.evaluateOnNewDocument(watch, BINDING, LOOK_MS, String(taskShown));
}
