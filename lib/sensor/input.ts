import type { Listen } from './events';

/** Scrolling by hand is in `wheel`, `touchstart` and the keys; a page can scroll by itself. */
const RARE = ['pointerdown', 'keydown', 'touchstart'];
const STREAMS = ['pointermove', 'wheel'];

/** A hand that moves is heard this often; where it came to rest is known to the instant, this much later. */
const STREAM_REST_MS = 250;

/** Tells of trusted input in the top document: of each act, and of the beginning, course and end of a move. */
export function input(win: Window, listen: Listen, heard: (at: number) => void): void {
  listen(win, RARE, (_event, at) => heard(at));
  listen(win, STREAMS, (_event, at) => heard(at), STREAM_REST_MS);
}
