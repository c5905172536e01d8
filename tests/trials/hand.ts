import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'puppeteer-core';

const run = promisify(execFile);

/** How often a hand at work does something. */
const EVERY_MS = 700;

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A place on the screen, in pixels. */
export interface Place {
  x: number;
  y: number;
}

/** Where the page's heading is on the screen: a hand can move and press there without doing anything. */
export function restingPlace(page: Page): Promise<Place> {
  return page.evaluate(() => {
    const heading = document.querySelector('h1');
    if (!heading) throw new Error('the page has no heading');
    const { left, top, height } = heading.getBoundingClientRect();
    const edge = (outerWidth - innerWidth) / 2;
    return { x: screenX + edge + left + 5, y: screenY + outerHeight - innerHeight - edge + top + height / 2 };
  });
}

/**
 * A hand on the screen's own mouse and keyboard, by xdotool: the system takes it for a person, and so does
 * `idle`, which knows nothing of what a driver puts into a page.
 */
export class Hand {
  private readonly page: Page;
  private readonly place: Place;
  private acts = 0;

  private constructor(page: Page, place: Place) {
    this.page = page;
    this.place = place;
  }

  /** A hand over a page in front; the page counts the moves that it hears. */
  static async over(page: Page): Promise<Hand> {
    await page.evaluate(() => {
      const heard = { moves: 0 };
      Object.assign(globalThis, { heard });
      addEventListener('pointermove', ({ isTrusted }) => {
        heard.moves += isTrusted ? 1 : 0;
      });
    });
    return new Hand(page, await restingPlace(page));
  }

  /** Moves, turns the wheel and presses a key now and then, for so long. */
  async work(ms: number): Promise<void> {
    const endAt = performance.now() + ms;
    for (let leftMs = ms; leftMs > 0; leftMs = endAt - performance.now()) {
      await this.act();
      await pause(Math.min(EVERY_MS, Math.max(0, endAt - performance.now())));
    }
  }

  private async act(): Promise<void> {
    const { x, y } = this.place;
    const at = [x + (this.acts % 8) * 12, y].map((pixels) => String(Math.round(pixels)));
    const wheel = this.acts % 2 === 0 ? '5' : '4';
    this.acts++;
    await run('xdotool', ['mousemove', ...at, 'click', wheel, 'key', 'shift']);
  }

  /** @throws where the page heard nothing: then the hand was somewhere else, and nothing was tried. */
  async expectHeard(): Promise<void> {
    const moves = await this.page.evaluate(
      () => (globalThis as unknown as { heard: { moves: number } }).heard.moves,
    );
    if (this.acts > 1 && moves === 0) throw new Error("The hand's moves did not reach the page.");
  }
}
