import type { Browser, CDPSession, Target } from 'puppeteer-core';
import { waitFor } from './wait.ts';

/** The type of the global `chrome` in functions that run in the worker: `declare const chrome: Chrome`. */
export type Chrome = typeof import('@wxt-dev/browser').browser;

/**
 * The extension's service worker, watched without being attached to: an attached driver keeps a worker
 * alive for ever, and a test of its sleep would pass for nothing. Chromium's list of targets names a worker
 * while it runs.
 */
export interface WorkerHandle {
  /** The running worker; `undefined` while it sleeps. */
  running(): Target | undefined;
  /** The running worker, started by Chromium where it slept. */
  wake(): Promise<Target>;
  /** Runs a function in the worker (it is woken first) and lets go of it; arguments and answer are JSON. */
  run<A extends unknown[], R>(task: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** Ends the worker as Chromium does, and waits until it has stopped; a page may have started it again by then. */
  stop(): Promise<void>;
}

interface Evaluated {
  result: { value?: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string } };
}

async function evaluate(session: CDPSession, expression: string): Promise<unknown> {
  const answer: Evaluated = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
    userGesture: true,
  });
  if (answer.exceptionDetails === undefined) return answer.result.value;
  const { exception, text } = answer.exceptionDetails;
  throw new Error(`In the worker: ${exception?.description ?? text}`);
}

/**
 * Attaches to the running worker for the length of `task`, by a session of our own. `target.createCDPSession()`
 * would hide from the driver what it attaches to meanwhile by itself (with each page of the extension that
 * opens); that would stay attached, and hold the worker at its next start.
 */
async function attached<R>(
  browser: Browser,
  extensionId: string,
  task: (session: CDPSession) => Promise<R>,
): Promise<R> {
  const own = await browser.target().createCDPSession();
  try {
    const { targetInfos } = await own.send('Target.getTargets');
    const target = targetInfos.find(
      ({ type, url }) => type === 'service_worker' && url.includes(`//${extensionId}/`),
    );
    if (target === undefined) throw new Error('The worker stopped.');
    const { targetId } = target;
    const { sessionId } = await own.send('Target.attachToTarget', { targetId, flatten: true });
    const session = own.connection()?.session(sessionId);
    if (!session) throw new Error('The driver knows nothing of the session.');
    return await task(session);
  } finally {
    await own.detach().catch(() => {});
  }
}

/** Chromium's own registry of workers, through any page: no tab, window or focus changes by it. */
async function withRegistry(browser: Browser, task: (session: CDPSession) => Promise<void>): Promise<void> {
  const [page] = await browser.pages();
  const session = await (page ?? (await browser.newPage({ background: true }))).createCDPSession();
  try {
    await task(session);
  } finally {
    await session.detach();
  }
}

/** Waits until the worker is registered for good: one that is stopped while it installs never comes back. */
export function workerActivated(browser: Browser, extensionId: string): Promise<void> {
  return withRegistry(browser, async (session) => {
    let activated = false;
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      activated ||= versions.some(
        ({ scriptURL, status }) => status === 'activated' && scriptURL.includes(`//${extensionId}/`),
      );
    });
    await session.send('ServiceWorker.enable');
    await waitFor(() => activated, { message: 'the worker is installed and activated' });
  });
}

function startWorker(browser: Browser, extensionId: string): Promise<void> {
  return withRegistry(browser, async (session) => {
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.startWorker', { scopeURL: `chrome-extension://${extensionId}/` });
  });
}

/**
 * By the registry too: closing the worker's target fails now and then, and a target can outlive the worker
 * that it stood for (a page that talks to it starts it again at once).
 */
function stopWorker(browser: Browser, extensionId: string): Promise<void> {
  return withRegistry(browser, async (session) => {
    const status = new Map<string, string>();
    const inStatus = (wanted: string) => [...status].find(([, now]) => now === wanted)?.[0];
    let stopped = false;
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { versionId, runningStatus, scriptURL } of versions)
        if (scriptURL.includes(`//${extensionId}/`)) status.set(versionId, runningStatus);
      stopped ||= inStatus('stopped') !== undefined;
    });
    await session.send('ServiceWorker.enable');
    const settled = () => inStatus('running') ?? inStatus('stopped');
    const versionId = await waitFor(settled, { message: () => `the worker runs: ${[...status.values()]}` });
    if (status.get(versionId) === 'stopped') return;
    stopped = false;
    await session.send('ServiceWorker.stopWorker', { versionId });
    await waitFor(() => stopped, { message: () => `the worker stops: ${[...status.values()]}` });
  });
}

/** The worker of the extension `extensionId` in `browser`. */
export function workerOf(browser: Browser, extensionId: string): WorkerHandle {
  const running = () =>
    browser
      .targets()
      .find((target) => target.type() === 'service_worker' && target.url().includes(`//${extensionId}/`));

  async function wake(): Promise<Target> {
    const awake = running();
    if (awake !== undefined) return awake;
    await startWorker(browser, extensionId);
    return waitFor(running, { message: 'the worker starts' });
  }

  async function run<A extends unknown[], R>(task: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    await wake();
    const list = args.map((arg) => (arg === undefined ? 'undefined' : JSON.stringify(arg))).join(', ');
    return attached(
      browser,
      extensionId,
      async (session) => (await evaluate(session, `(${task.toString()})(${list})`)) as R,
    );
  }

  async function stop(): Promise<void> {
    if (running() !== undefined) await stopWorker(browser, extensionId);
  }

  return { running, wake, run, stop };
}
