import type { ElementHandle, Page } from 'puppeteer-core';

/** How many results the labeling tool holds; `Htx` is the tool's own global. */
const RESULTS = 'Htx.annotationStore.selected.serializeAnnotation().length';

/**
 * Drives the practice site as a worker would: real pointer and key events only. Every function returns
 * when the page shows what it leads to, never after a fixed time.
 */

/** Opens a project's door: its task in work, the next one, or a preview (`clips`). */
export async function openProject(page: Page, url: string, project: string): Promise<void> {
  await page.goto(`${url}/work/${project}`);
  await page.waitForSelector('#accept, #submit');
  if (await taskId(page)) await toolReady(page);
}

/** The id of the task that the page shows; `undefined` on other pages. */
export async function taskId(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const main = document.querySelector<HTMLElement>('main[data-page="task"]');
    return main?.dataset.task;
  });
}

/** Presses "Start task" on a preview. */
export async function acceptTask(page: Page): Promise<void> {
  await page.waitForSelector('#accept');
  await Promise.all([page.waitForNavigation(), page.click('#accept')]);
  await toolReady(page);
}

/** Labels the task in its tool and leaves it unsubmitted. */
export async function labelTask(page: Page): Promise<void> {
  await toolReady(page);
  const project = await page.$eval('main[data-page="task"]', (main) => (main as HTMLElement).dataset.project);
  const label = LABELERS[project ?? ''];
  if (!label) throw new Error(`no way to label the project ${project}`);
  await label(page);
}

/** Labels the task, submits it, and waits for the next task or the word that it is in. */
export async function doTask(page: Page): Promise<void> {
  await labelTask(page);
  await press(page, '#submit');
}

/** Leaves the task unlabeled for the next one. */
export async function skipTask(page: Page): Promise<void> {
  await press(page, '#skip');
}

/** The escape hatch: submits unfinished, time reportable. */
export async function hatchTask(page: Page): Promise<void> {
  await press(page, '#hatch');
}

/** Gives an accepted task back. */
export async function returnTask(page: Page): Promise<void> {
  await press(page, '#return');
}

/** Submits without any label and waits until the page says that this is not enough. */
export async function failSubmit(page: Page): Promise<void> {
  await toolReady(page);
  const loads = (await arrival(page)) === 'load';
  await Promise.all([loads ? page.waitForNavigation() : undefined, page.click('#submit')]);
  await page.waitForSelector('#error:not([hidden])');
  if (loads) await toolReady(page);
}

/** Gives the right answers of a project's training and hands them in. */
export async function doTraining(page: Page, url: string, project: string, right: number[]): Promise<void> {
  await page.goto(`${url}/training/${project}`);
  for (const [at, answer] of right.entries()) await page.click(`input[name="q${at}"][value="${answer}"]`);
  await Promise.all([page.waitForNavigation(), page.click('#submit')]);
}

const LABELERS: Record<string, (page: Page) => Promise<void>> = {
  boxes: drawBox,
  topics: (page) => choose(page, 'Delivery'),
  voices: transcribe,
  clips: async (page) => {
    await playVideo(page);
    await choose(page, 'Circle');
    await choose(page, 'To the right');
  },
  names: markName,
};

/** Picks the label "Car" and drags a box over the picture. */
async function drawBox(page: Page): Promise<void> {
  await clickText(page, '.ant-tag', 'Car');
  const stage = await page.waitForSelector('.tool canvas');
  const box = await boundsOf(stage);
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.6);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.8, { steps: 6 });
  await page.mouse.up();
  await results(page);
}

async function choose(page: Page, choice: string): Promise<void> {
  const before = await countResults(page);
  await clickText(page, '.tool label', choice);
  await results(page, before + 1);
}

async function transcribe(page: Page): Promise<void> {
  await page.click('.tool textarea');
  await page.keyboard.type('low middle high low');
  await page.keyboard.down('Shift');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Shift');
  await results(page);
}

/** Picks the label "Person" and selects the first words of the sentence. */
async function markName(page: Page): Promise<void> {
  await clickText(page, '.ant-tag', 'Person');
  const span = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('.tool .htx-text') ?? document.body, 4);
    const range = document.createRange();
    const text = walker.nextNode();
    if (!text) return undefined;
    range.setStart(text, 0);
    range.setEnd(text, Math.min(9, text.textContent?.length ?? 0));
    const { left, right, top, bottom } = range.getBoundingClientRect();
    return { left, right, y: (top + bottom) / 2 };
  });
  if (!span) throw new Error('the sentence is not there');
  await page.mouse.move(span.left + 1, span.y);
  await page.mouse.down();
  await page.mouse.move(span.right - 1, span.y, { steps: 6 });
  await page.mouse.up();
  await results(page);
}

/** Starts the clip by a key on the player, and waits until it moves. */
export async function playVideo(page: Page): Promise<void> {
  await page.focus('.tool video');
  await page.keyboard.press('Space');
  await page.waitForFunction(() => {
    const video = document.querySelector<HTMLVideoElement>('.tool video');
    return video !== null && video.currentTime > 0.2;
  });
}

/** Presses Play in the sound's player, and waits until it says that it plays. */
export async function playSound(page: Page): Promise<void> {
  await clickText(page, '.tool button', 'Play');
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.tool button')].some((button) => button.textContent?.trim() === 'Pause'),
  );
}

/** Waits until a hostile page has compared itself once more with what the server sent. */
export async function hostileScanned(page: Page): Promise<void> {
  await page.evaluate(() => (Reflect.get(window, 'nextScan') as () => Promise<void>)());
}

/** Presses a button of the task form and waits until another task, or another page, is there. */
async function press(page: Page, selector: string): Promise<void> {
  const before = await taskId(page);
  if ((await arrival(page)) === 'load') {
    await Promise.all([page.waitForNavigation(), page.click(selector)]);
  } else {
    await page.click(selector);
    await page.waitForFunction(
      (id) => document.querySelector<HTMLElement>('main[data-page]')?.dataset.task !== id,
      {},
      before,
    );
  }
  if (await taskId(page)) await toolReady(page);
}

async function arrival(page: Page): Promise<string | undefined> {
  return page.$eval('main[data-page]', (main) => (main as HTMLElement).dataset.arrival);
}

/** The labeling tool shows the task: picture loaded, sound decoded, text there. */
async function toolReady(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const tool = document.querySelector('.tool .ls-editor');
    if (!tool) return false;
    const pictures = [...tool.querySelectorAll('img')];
    if (pictures.some((picture) => !picture.complete)) return false;
    const { project } = document.querySelector<HTMLElement>('main[data-page]')?.dataset ?? {};
    const needed = { boxes: 'canvas', voices: 'wave canvas', clips: 'video', names: '.htx-text' }[
      project ?? ''
    ];
    return needed === undefined || tool.querySelector(needed) !== null;
  });
}

/** Waits until the tool holds so many results: what would be sent now. */
async function results(page: Page, least = 1): Promise<void> {
  await page.waitForFunction(`${RESULTS} >= ${least}`);
}

async function countResults(page: Page): Promise<number> {
  return Number(await page.evaluate(RESULTS));
}

async function clickText(page: Page, selector: string, text: string): Promise<void> {
  const found = await page.waitForFunction(
    (among, wanted) =>
      [...document.querySelectorAll(among)].find((one) => one.textContent?.trim().startsWith(wanted)),
    {},
    selector,
    text,
  );
  await (found as ElementHandle<Element>).click();
}

async function boundsOf(element: ElementHandle<Element> | null) {
  const box = await element?.boundingBox();
  if (!box) throw new Error('the element has no place on the screen');
  return box;
}
