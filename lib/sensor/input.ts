import type { Listen } from './events';

/** Scrolling by hand is in `wheel`, `touchstart` and the keys; a page can scroll by itself. */
const RARE = ['pointerdown', 'keydown', 'wheel', 'touchstart'];

/** Tells of every trusted input in the top document. */
export function input(win: Window, listen: Listen, heard: (at: number) => void): void {
  listen(win, [...RARE, 'pointermove'], (_event, at) => heard(at));
}
