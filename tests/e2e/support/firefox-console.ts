import type { Browser } from 'puppeteer-core';
import { FIREFOX_ORIGIN } from '../harness/firefox.ts';

/** What of WebDriver BiDi is needed that Puppeteer has no words for. */
interface Line {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

/* Runs in the browser's own scope, where `Services` is. */
const ALL = `JSON.stringify(Services.console.getMessageArray().map((entry) => String(entry.message ?? entry)))`;

/** With this preference Firefox also writes what is said by `console.warn` and the like to its output. */
export const ALOUD = { 'devtools.console.stdout.content': true };

/** Firefox's own words about settings that it cannot fetch without the network (seen in 153 with a sidebar open). */
const ITS_OWN = /^console\.error: RSLoader:/;

/** What scripts of the add-on or of pages say aloud from now on; the list grows. Needs `ALOUD`. */
export function saidAloud(browser: Browser): string[] {
  const said: string[] = [];
  browser.process()?.stdout?.on('data', (chunk: Buffer) => {
    const lines = String(chunk).match(/^console\.(?:warn|error|assert).*$/gm) ?? [];
    said.push(...lines.filter((line) => !ITS_OWN.test(line)));
  });
  return said;
}

/**
 * What Firefox's own console holds about the add-on: errors that nobody caught in its background, its pages
 * and its content scripts alike. Needs `--remote-allow-system-access`.
 */
export async function uncaught(browser: Browser): Promise<string[]> {
  const { connection } = browser as unknown as { connection: Line };
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = (tree.result as { contexts: { context: string }[] }).contexts;
  if (!window) throw new Error('Firefox shows no window of its own.');
  const answer = await connection.send('script.evaluate', {
    expression: ALL,
    target: { context: window.context },
    awaitPromise: false,
  });
  const { value } = (answer.result as { result: { value: string } }).result;
  return (JSON.parse(value) as string[]).filter((entry) => entry.includes(FIREFOX_ORIGIN));
}
